import { chartFiles } from '../helm/chart';
import { checkCiValues, isComplete } from '../helm/files/ci-values';
import { Model } from '../manifest/model/model';
import { Release, release } from '../plain/release';
import { renderEverything } from '../plain/render';

/** The release with the default values, or with `ciValues` if the chart has required values. Refuses a chart that lacks them. @internal */
export function defaultRelease(model: Model): Release {
  checkCiValues(model);
  const { name, namespace } = model.release;
  return release({ name, namespace, values: isComplete(model) || model.ciValues === undefined ? [] : [model.ciValues] });
}

/** The files of the Helm chart of a model, by path. @internal */
export function helmChart(model: Model): Map<string, string> {
  return chartFiles(model, renderEverything(model, defaultRelease(model)).flatMap(({ objects }) => objects));
}
