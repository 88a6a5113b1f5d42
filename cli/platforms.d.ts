export declare const platforms: { readonly [platform: string]: string | undefined };
export declare function broughtBin(root: string): string | undefined;
export declare function executable(bin: string): string;
export declare function major(): number;
