// Constructs made by `cdk8s import` from custom resource definitions are exported from here.
export {};
