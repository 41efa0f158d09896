const DNS_NAME = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const MAX_PREFIX = 253;
const MAX_NAME = 63;

/** Keys of labels and annotations, and names of resources: a name whose prefix is optional. @internal */
export const QUALIFIED_NAME = Object.freeze({
  pattern: `^(${DNS_NAME}/)?[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$`,
  patternDescription: 'a name such as `team` or `example.org/team`: at most 63 letters, digits, `-`, `_` and `.` behind an optional DNS name and `/`',
  maxLength: MAX_PREFIX + 1 + MAX_NAME,
});

/** Values of labels. @internal */
export const LABEL_VALUE = Object.freeze({
  pattern: '^([A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$',
  patternDescription: 'a label value of at most 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit; or empty',
});
