const { jest } = require('../package.json');

// Of what is generated, a tenth will do while one edits.
process.env.RUNS ??= '30';

/**
 * The tests that need neither Helm nor a build: `npm run test:fast`. A test that runs Helm is in a file *.helm.test.ts, or
 * in one of the folders below. Every property of cdk8s-plus is left out too: it is a sixth of the time.
 */
module.exports = {
  ...jest,
  rootDir: '..',
  testPathIgnorePatterns: [...jest.testPathIgnorePatterns, '\\.helm\\.test\\.ts$', '<rootDir>/test/(bench|consumer|docs|equivalence|expr/token/kplus)/'],
  moduleNameMapper: { '/binaries$': '<rootDir>/test/support/no-binaries.ts' },
};
