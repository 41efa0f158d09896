const LABEL = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?';

/** The host of a URL, within a regular expression: programs refuse URLs with other ones when they start. @internal */
export const HOST = `${LABEL}([.]${LABEL})*`;

/** The same as browsers send it, in lower case. @internal */
export const BROWSER_HOST = HOST.replace(/a-zA-Z/g, 'a-z');

/** The port behind a host, from 1 to 65535, or nothing. @internal */
export const OPTIONAL_PORT = '(:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?';
