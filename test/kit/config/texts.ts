import { HOSTILE } from '../../support/hostile';

/** What no value may hold, or no item of a list may end in. */
const UNFIT = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|<no value>|\p{Zs}\n?$|\n\n$|^\n$/u;

/** Texts that a language could take for something of its own. */
export const TEXTS = [...HOSTILE, '', 'it\'s', '"', '\\', '\\n', '$(id)', '`id`', '; id', '\n[section]\n', '\'\n\'', '"""', '\\"; import os #', '%(here)s', '#', 'a\tb\n'].filter(text => !UNFIT.test(text));
