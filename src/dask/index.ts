export * from './arl-cluster-chart';
export * from './dask-scheduler';
export * from './dask-scheduler-props';
export * from './dask-workers';
export * from './dask-workers-props';
export * from './jupyter-notebook';
export * from './jupyter-notebook-props';
