/** What Kubernetes takes as the name of an environment variable. @internal */
export const ENV_VAR_NAME = Object.freeze({
  pattern: '^[-._a-zA-Z][-._a-zA-Z0-9]*$',
  patternDescription: 'letters, digits, `-`, `_` and `.`, not starting with a digit',
});
