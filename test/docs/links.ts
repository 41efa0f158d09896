import * as fs from 'fs';
import * as path from 'path';
import { readPage, ROOT } from './pages';

/** Where this repository is online: what the README links to, since it is read in the package too. */
const ONLINE = /^https:\/\/github\.com\/cdk8s-mlops\/cdk8s-mlops\/(?:blob|tree)\/main\//;

/** The targets of the links of a page, of those with a name too. */
export function linksOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(([, inline, named]) => inline ?? named);
}

/** Whether a link leads to a file beside the page, and to nothing online. */
export function isRelative(link: string): boolean {
  return !/^(\w+:|#)/.test(link);
}

/** Links to this repository whose file or heading is not there. */
export function brokenLinks(page: string): string[] {
  return linksOf(readPage(page)).filter(link => isRelative(link) || link.startsWith('#') || ONLINE.test(link)).filter(link => {
    const [file, heading] = link.replace(ONLINE, '').split('#');
    const target = ONLINE.test(link) ? file : file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    const there = fs.existsSync(path.join(ROOT, target));
    return !there || (heading !== undefined && !headings(readPage(target)).includes(heading));
  });
}

/** The anchors that GitHub gives headings. */
function headings(text: string): string[] {
  return [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}
