/** Charts all of whose objects have names by which other programs know them, so that a cluster has one release. */
export const ONCE: readonly string[] = ['aas-knative-backend-private', 'experiment-project'];
