const { jest } = require('../package.json');

/**
 * The tests that need neither Helm nor a build: `npm run test:fast`. A test that runs Helm is in a file *.helm.test.ts, or
 * in one of the folders below.
 */
// What is generated without Helm, an edit loop does not need as much of.
process.env.RUNS ??= '60';

module.exports = {
  ...jest,
  rootDir: '..',
  testPathIgnorePatterns: [...jest.testPathIgnorePatterns, '\\.helm\\.test\\.ts$', '<rootDir>/test/(bench|consumer|docs|equivalence)/'],
  moduleNameMapper: { '/binaries$': '<rootDir>/test/support/no-binaries.ts' },
};
