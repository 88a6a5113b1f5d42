/** The media type by which a patch is an apply. */
export const applyType = "application/apply-patch+yaml";
