/** What a container requests, in JSON: a limit is a request too, as the API server has it. @internal */
export function requestPattern(resource: string): string {
  return `"(requests|limits)":\\{[^{}]*"${resource}":`;
}

/** What is said of a container that requests nothing. @internal */
export function requestMessage(container: string, of: string, resource: string): string {
  return `the container "${container}" of the ${of} requests no ${resource}, of which a HorizontalPodAutoscaler keeps to a percentage: `
    + `set resources.requests.${resource} of the container, or scale on another metric`;
}
