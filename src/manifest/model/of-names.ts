import { About } from './model';

/** Checks of the names that objects get. @internal */
export const OF_NAMES: About = { section: 'Names of the release and of its objects', what: '' };
