// Runs a state machine in virtual time: it never waits, but moves its clock to the next timer when nothing else is left to do.
// Standard input and output carry a JSON object per line. First in: { definition, executionId, startedAt, input }. Then for each task
// out: { call, now, state, payload, parameters }, and in: { call, now, answer } or { call, now, error: { name, message } }, or to end it: { stop: true }.
// Last out: { result, largestState }, { error, cause, largestState } or { stopped: true, largestState }. Then another execution may start.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';

const RealDate = Date;
let now = 0;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [now]));
  }
  static now() {
    return now;
  }
};

const timers = new Set();
globalThis.setTimeout = (action, milliseconds = 0) => {
  const timer = { at: now + Math.max(0, milliseconds), action };
  timers.add(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => timers.delete(timer);

// The interpreter is made for Node.js 22.
Promise.withResolvers ??= () => {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const { StateMachine } = await import('aws-local-stepfunctions');

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => {
  const { value, done } = await lines.next();
  return done ? undefined : JSON.parse(value);
};
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

const handlersOf = (definition, calls) => {
  let made = 0;
  const handlers = {};
  for (const states of [definition.States, ...Object.values(definition.States).map((state) => state.ItemProcessor?.States ?? {})]) {
    for (const [name, state] of Object.entries(states)) {
      if (state.Type === 'Task') {
        handlers[name] = (parameters) =>
          new Promise((resolve, reject) => {
            calls.set(++made, { resolve, reject });
            say({ call: made, now: new RealDate(now).toISOString(), state: name, payload: parameters.Payload, parameters: parameters.Payload === undefined ? parameters : undefined });
          });
      }
    }
  }
  return handlers;
};

const carryOut = async (order) => {
  now = RealDate.parse(order.startedAt);
  timers.clear();
  const calls = new Map();
  const definition = JSON.parse(readFileSync(order.definition, 'utf8'));
  const execution = new StateMachine(definition, { validationOptions: { checkArn: false } }).run(order.input, {
    overrides: { taskResourceLocalHandlers: handlersOf(definition, calls) },
    context: { Execution: { Id: order.executionId } },
  });

  let largestState = 0;
  (async () => {
    for await (const event of execution.eventLogs) {
      for (const part of [event.input, event.output, event.stateDetails?.input, event.stateDetails?.output]) {
        largestState = Math.max(largestState, part === undefined ? 0 : Buffer.byteLength(JSON.stringify(part)));
      }
    }
  })();

  let outcome;
  execution.result.then(
    (result) => (outcome = { result }),
    (error) => (outcome = { error: error.name, cause: error.cause ?? error.message }),
  );

  while (outcome === undefined) {
    await turn();
    await turn();
    if (calls.size > 0) {
      const line = await hear();
      if (line === undefined) {
        process.exit(1);
      }

      if (line.stop) {
        outcome = { stopped: true };
        continue;
      }

      const call = calls.get(line.call);
      calls.delete(line.call);
      now = Math.max(now, RealDate.parse(line.now));
      if (line.error) {
        call.reject(Object.assign(new Error(line.error.message), { name: line.error.name }));
      } else {
        call.resolve({ Payload: line.answer });
      }
    } else if (outcome === undefined && timers.size > 0) {
      const next = [...timers].reduce((first, timer) => (timer.at < first.at ? timer : first));
      timers.delete(next);
      now = Math.max(now, next.at);
      next.action();
    }
  }

  await turn();
  say({ ...outcome, largestState });
};

for (let order = await hear(); order !== undefined; order = await hear()) {
  await carryOut(order);
}
