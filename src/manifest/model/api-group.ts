/** The group of an `apiVersion`; empty for the core group. @internal */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
