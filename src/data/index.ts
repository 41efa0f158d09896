export * from './mongo-db';
export * from './mongo-db-chart';
export * from './mongo-db-props';
