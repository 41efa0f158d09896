import { yamlText } from './yaml-text';
import { ChartMetadata, Model } from '../../manifest/model/model';
import { Json } from '../../values/shape';

/**
 * The `Chart.yaml` of a chart.
 *
 * @param images the images of the default objects; Artifact Hub scans them.
 * @see https://helm.sh/docs/topics/charts/#the-chartyaml-file
 * @see https://artifacthub.io/docs/topics/annotations/helm/
 * @internal
 */
export function chartYaml(model: Model, images: readonly string[]): string {
  const { metadata } = model;
  return [
    yamlText({ apiVersion: 'v2', name: metadata.name, description: metadata.description, type: 'application', version: metadata.version }),
    // A version such as 1.10 is not a number: quotes keep it a string if somebody edits it.
    `appVersion: ${JSON.stringify(metadata.appVersion)}\n`,
    entries({
      kubeVersion: metadata.kubeVersion,
      icon: metadata.icon,
      home: metadata.home,
      sources: metadata.sources,
      keywords: metadata.keywords,
      maintainers: metadata.maintainers?.map(({ name, email, url }) => given({ name, email, url })),
      annotations: { ...imageAnnotation(images), ...listAnnotations(metadata), ...metadata.annotations },
    }),
  ].join('');
}

const IMAGES = 'artifacthub.io/images';

function imageAnnotation(images: readonly string[]): { [key: string]: string } {
  const names = new Map<string, number>();
  const listed = [...new Set(images)].filter(image => image !== '').map(image => {
    // registry:port/group/name:tag@digest
    const base = image.replace(/@.*$/, '').replace(/^.*\//, '').replace(/:.*$/, '');
    const count = (names.get(base) ?? 0) + 1;
    names.set(base, count);
    return { name: count === 1 ? base : `${base}-${count}`, image };
  });
  return listed.length === 0 ? {} : { [IMAGES]: yamlText(listed) };
}

/** Annotations of Artifact Hub that contain a list as YAML. */
function listAnnotations({ links = [], changes = [] }: ChartMetadata): { [key: string]: string } {
  return {
    ...links.length ? { 'artifacthub.io/links': yamlText(links.map(({ name, url }) => ({ name, url }))) } : {},
    ...changes.length ? { 'artifacthub.io/changes': yamlText(changes.map(({ kind, description }) => ({ kind, description }))) } : {},
  };
}

function entries(fields: { readonly [name: string]: any }): string {
  const present = given(fields);
  return Object.keys(present).length === 0 ? '' : yamlText(present);
}

/** Without undefined fields. */
function given(fields: { readonly [name: string]: any }): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) =>
    value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0)));
}
