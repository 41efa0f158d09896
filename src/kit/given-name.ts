/**
 * Name and namespace of an object as far as props have them: a name that is there and undefined would be none, instead of a generated one.
 *
 * @internal
 */
export function givenName({ name, namespace }: { readonly name?: string; readonly namespace?: string }): { name?: string; namespace?: string } {
  return { ...name === undefined ? {} : { name }, ...namespace === undefined ? {} : { namespace } };
}
