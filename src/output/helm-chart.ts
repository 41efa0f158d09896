import { chartFiles } from '../helm/chart';
import { checkCiValues, isComplete } from '../helm/files/ci-values';
import { Model } from '../manifest/model/model';
import { Release, release } from '../plain/release';
import { renderEverything } from '../plain/render';

/** The release with the default values; with those for tests, where the user would have to give some. Refuses a chart that lacks them. @internal */
export function defaultRelease(model: Model): Release {
  checkCiValues(model);
  return release({ ...model.release, values: isComplete(model) || model.ciValues === undefined ? [] : [model.ciValues] });
}

/** The files of the chart that a model becomes, by their path within it. @internal */
export function helmChart(model: Model): Map<string, string> {
  return chartFiles(model, renderEverything(model, defaultRelease(model)).flatMap(({ objects }) => objects));
}
