/** The name of the only node. */
export const nodeName = "bubu-node";
/** What holds the namespaces of a Pod. Images without a registry need a host in their name all the same. */
export const pauseImage = "bubu.local/pause:dev";
