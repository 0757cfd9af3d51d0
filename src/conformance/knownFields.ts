// The fields that the recorders' format has. A misspelt one would silently weaken a comparison, so it is refused;
// one that is like none of ours is only remarked: a newer recording may tell more than we read.
import { nearest } from '../scenario/nearest.ts';
import { isFieldset } from './Fields.ts';

const STEPS = 'steps then untilMs';
const STEP =
  'reply code remark afterMs hang close reset dropReply storeThenReply grpc level untilMs';

/** By place. `*` stands for the index of a list or a name that the case chooses. */
const KNOWN: Readonly<Record<string, string>> = {
  '':
    'id kind question recorded client topology script start sends observed spread tolerance notes ' +
    'variants patterns summary random routeEvents settings load service fault runs remarks samples errors ' +
    'errorKinds connects endTransaction panics server facts waits allRepeats heartbeats brokerOfRun startup ' +
    'perSecond channelsRaw jitterCompounds firstAttemptAfterAskMs',
  client: 'profile version mode settings',
  topology:
    'brokers networkMs sharedEndpoint messageDelayLevel consumers consumerUpForMs queueShared',
  'topology.brokers.*': 'name queues condition',
  script: `by brokers messages lists phases handler fault ${STEPS}`,
  'script.then': STEP,
  'script.steps.*': STEP,
  'script.brokers.*': STEPS,
  'script.brokers.*.then': STEP,
  'script.brokers.*.steps.*': STEP,
  'script.messages.*': STEPS,
  'script.messages.*.then': STEP,
  'script.messages.*.steps.*': STEP,
  'script.lists.*': STEPS,
  'script.lists.*.then': STEP,
  'script.lists.*.steps.*': STEP,
  'script.phases.*.*': STEP,
  start: 'warmUpSends cold firstBroker firstQueue',
  'sends.*': 'message atMs bodyBytes thread mode group delayLevel',
  'routeEvents.*': 'atMs broker present',
  'variants.*': 'runs attempts results',
  tolerance: 'ms ratio rule sincePreviousMs',
  spread: 'runs atMs serverEventsAtMs',
};

export interface FieldFindings {
  /** The first field whose name is nearly that of a known one, in a sentence. */
  readonly misspelt: string | undefined;
  /** Fields that are like none of ours; they have no effect. */
  readonly unknown: readonly string[];
}

export function checkFields(raw: unknown): FieldFindings {
  const unknown: string[] = [];
  let misspelt: string | undefined;
  visit(raw, [], (place, name, known) => {
    const path = [...place, name].join('.');
    const meant = nearest(name, known);
    if (meant === undefined) unknown.push(path);
    else misspelt ??= `the field “${path}” is not known (did you mean “${meant}”?)`;
  });
  return { misspelt, unknown };
}

type Found = (place: readonly string[], name: string, known: readonly string[]) => void;

function visit(value: unknown, place: readonly string[], found: Found): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...place, String(index)], found);
    return;
  }
  if (!isFieldset(value)) return;
  const known = knownAt(place);
  for (const [name, inner] of Object.entries(value)) {
    if (known !== undefined && !known.includes(name)) found(place, name, known);
    else visit(inner, [...place, name], found);
  }
}

/** The names known at that place; nothing where the case itself chooses the names. */
function knownAt(place: readonly string[]): readonly string[] | undefined {
  const pattern = Object.keys(KNOWN).find((candidate) => fits(candidate, place));
  return pattern === undefined ? undefined : KNOWN[pattern]?.split(' ');
}

function fits(pattern: string, place: readonly string[]): boolean {
  const parts = pattern === '' ? [] : pattern.split('.');
  return (
    parts.length === place.length &&
    parts.every((part, index) => part === '*' || part === place[index])
  );
}
