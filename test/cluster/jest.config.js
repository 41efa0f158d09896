const { jest } = require('../../package.json');

/** The tests on a real API server; `npm test` runs without them. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.test.ts'],
  transform: jest.transform,
  globalSetup: './compile.ts',
  testTimeout: 600000,
  maxWorkers: 4,
};
