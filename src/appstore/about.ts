/** The version of the AI Appstore that the charts are made for. @internal */
export const APP_STORE_VERSION = '1.1.0';

/** Metadata of the charts of the programs of the AI Appstore. @internal */
export const ABOUT = {
  icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
  home: 'https://github.com/cdk8s-mlops/cdk8s-mlops',
  sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops'],
  keywords: ['ai-appstore', 'inference', 'machine-learning', 'mlops'],
  maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
  changes: [{ kind: 'added', description: 'First release of the chart.' }],
  annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
};
