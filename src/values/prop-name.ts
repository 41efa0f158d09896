/**
 * The name of the prop for a value, in camel case with acronyms as words, as cdk8s names the fields of Kubernetes: `targetCPUUtilizationPercentage` becomes `targetCpuUtilizationPercentage`.
 *
 * @internal
 */
export function propName(name: string): string {
  return name
    .replace(/[A-Z]{2,}(?=[A-Z][a-z]|[^A-Za-z]|$)/g, acronym => acronym[0] + acronym.slice(1).toLowerCase())
    .replace(/^[A-Z]/, first => first.toLowerCase());
}
