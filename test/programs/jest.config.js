const { jest } = require('../../package.json');

/** Real programs under the rendered manifests; `npm run test:programs` prepares what they need. `npm test` runs without them. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform: jest.transform,
  setupFilesAfterEnv: ['./runner/end.ts'],
  testTimeout: 180000,
  maxWorkers: 2,
};
