import { Node } from './node';

/** Whatever became of the tests of a file, none of its pods outlives it. */
afterAll(() => Node.stopAll());
