import { Sink } from './io';

/** Colours, if the stream supports them. @internal */
export function style(sink: Sink) {
  const between = (open: number, close: number) => (text: string): string => (sink.colors ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return { bold: between(1, 22), dim: between(2, 22), red: between(31, 39), green: between(32, 39) };
}
