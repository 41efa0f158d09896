import { AasFrontend } from './aas-frontend';
import { addWebNotes } from './web-notes';
import { ReleaseChart } from '../chart/release-chart';

/** Adds notes on how to open the front end, and on remaining steps. @internal */
export function addFrontendNotes(chart: ReleaseChart, frontend: AasFrontend): void {
  const { values: v, notes } = chart;
  addWebNotes(chart, frontend.service, { what: 'the front end', localPort: 8081 });
  notes.add(`
Browsers use the back end at ${v.get('env.VUE_APP_BACKEND_URL')}. It answers them only if its env.PROD_FRONTEND_HOST has the URL of the front end.`);
}
