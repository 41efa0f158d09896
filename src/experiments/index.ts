export * from './experiment-project-chart';
export * from './project';
export * from './project-props';
export * from './shared-storage';
export * from './shared-storage-props';
