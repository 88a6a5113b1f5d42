/** Where the module is whose loop every oracle shares that is asked something. */
export const linesFolder: string = import.meta.dirname;
