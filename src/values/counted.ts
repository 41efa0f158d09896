/** A number with its noun: `1 file`, `2 files`. @internal */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
