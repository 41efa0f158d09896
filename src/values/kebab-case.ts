/** A string in kebab case: `/home/aim/.cache` is `home-aim-cache`. @internal */
export function kebabCase(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
