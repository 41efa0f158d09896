export * from './emissary-apiext';
export * from './emissary-apiext-props';
export * from './emissary-crds-chart';
