/** Names of the two configurations. */
export const configurationNames = { mutating: "bubustack-mutate", validating: "bubustack-validate" } as const;
