import { Minio } from './minio';
import { ReleaseChart } from '../chart/release-chart';

/** Adds notes on how to connect, and on remaining steps. @internal */
export function addMinioNotes(chart: ReleaseChart, server: Minio): void {
  const { notes } = chart;
  notes.add(`
To use it from a pod in this namespace:

  ${server.url}`);
  server.credentials.addNotes();
}
