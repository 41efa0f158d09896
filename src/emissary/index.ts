export * from './emissary-apiext';
export * from './emissary-apiext-props';
export * from './emissary-crds-chart';
export * from './emissary-definitions';
export * from './emissary-definitions-props';
