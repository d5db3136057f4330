import { isOfWorkload } from '../engine/workloadScripts';
import type { CallFrame, CpuProfile, ProfileNode } from './cpuProfile';

/** The samples of a line of a script: its own, and those of native code and of garbage collections that it caused. */
export interface LineSamples {
  readonly scriptId: string;
  readonly url: string;
  readonly line: number;
  /** All samples of the line. */
  total: number;
  /** Those that were taken in native code with a name. */
  native: number;
  garbage: number;
  /** The names of native code that it called, with the samples of each. */
  readonly callees: Map<string, number>;
}

/** Returns the line of a function from which something of a name is called; undefined if that is unknown. */
export type FindCall = (caller: CallFrame, name: string) => number | undefined;

/** The lines of a workload in which samples were taken, and how many there were in all. */
export interface SampledLines {
  readonly lines: readonly LineSamples[];
  readonly samples: number;
}

const GARBAGE = '(garbage collector)';
/** Names of nodes that stand for no code: what is sampled there says nothing of a line. */
const NO_CODE = new Set(['(root)', '(program)', '(idle)']);

/**
 * Returns the samples of a profile by lines of the workload. A sample in native code, or in a module of Node, is that of
 * the line which called it; one of the garbage collector is that of the line at which the sample before it was taken.
 */
export function sampledLines(profile: CpuProfile, findCall: FindCall): SampledLines {
  const lines = new Map<string, LineSamples>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const lineOf = ({ scriptId, url }: CallFrame, line: number): LineSamples => {
    const key = `${scriptId}:${String(line)}`;
    const known = lines.get(key);
    if (known !== undefined) return known;
    const fresh = { scriptId, url, line, total: 0, native: 0, garbage: 0, callees: new Map<string, number>() };
    lines.set(key, fresh);
    return fresh;
  };
  /** The lines of the samples of a node, with the share of each. */
  const linesOf = (node: ProfileNode): (readonly [LineSamples, number])[] => {
    const own = node.positionTicks ?? [];
    const { caller, callee } = callerOf(node, byId, parents);
    if (caller === undefined) return [];
    if (callee === undefined) {
      const ticks = own.reduce((sum, each) => sum + each.ticks, 0);
      return own.map(({ line, ticks: some }) => [lineOf(caller.callFrame, line), some / ticks] as const);
    }
    const line = findCall(caller.callFrame, callee) ?? busiestLine(caller);
    return line === undefined ? [] : [[lineOf(caller.callFrame, line), 1]];
  };
  const places = new Map(profile.nodes.map((node) => [node.id, linesOf(node)]));
  let samples = 0;
  for (const node of profile.nodes) {
    const hits = node.hitCount ?? 0;
    samples += hits;
    if (node.callFrame.functionName === GARBAGE) continue;
    const { callee } = callerOf(node, byId, parents);
    for (const [line, share] of places.get(node.id)!) {
      line.total += hits * share;
      if (callee === undefined) continue;
      line.native += hits * share;
      line.callees.set(callee, (line.callees.get(callee) ?? 0) + hits * share);
    }
  }
  let before: number | undefined;
  for (const id of profile.samples ?? []) {
    const name = byId.get(id)?.callFrame.functionName ?? '';
    if (name === GARBAGE) {
      for (const [line, share] of before === undefined ? [] : places.get(before)!) {
        line.total += share;
        line.garbage += share;
      }
    } else if (!NO_CODE.has(name)) {
      before = id;
    }
  }
  return { lines: [...lines.values()].filter(({ total }) => total > 0), samples };
}

/** Returns the nearest function of the workload around a node, and what it called if that is not the node itself. */
function callerOf(
  node: ProfileNode,
  byId: ReadonlyMap<number, ProfileNode>,
  parents: ReadonlyMap<number, number>,
): { readonly caller?: ProfileNode | undefined; readonly callee?: string | undefined } {
  let callee: string | undefined;
  for (let id: number | undefined = node.id; id !== undefined; id = parents.get(id)) {
    const caller = byId.get(id)!;
    if (isOfWorkload(caller.callFrame.url)) return { caller, callee };
    callee = caller.callFrame.functionName;
  }
  return {};
}

function busiestLine({ positionTicks = [] }: ProfileNode): number | undefined {
  return [...positionTicks].sort((a, b) => b.ticks - a.ticks)[0]?.line;
}
