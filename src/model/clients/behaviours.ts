// Which file a profile's behaviour stands in. A new client is a line here.
import type { Producer } from '../Producer.ts';
import { ByMode } from './ByMode.ts';
import { grpcGoChannel, grpcJavaChannel, grpcJsChannel } from './grpc/bareChannels.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { Custom } from './Custom.ts';
import { RawRemoting } from './RawRemoting.ts';
import { RocketmqDocumented } from './RocketmqDocumented.ts';
import { RocketmqGoAsync } from './RocketmqGoAsync.ts';
import { RocketmqGoGrpc } from './RocketmqGoGrpc.ts';
import { RocketmqGoOneway } from './RocketmqGoOneway.ts';
import { RocketmqGoSync } from './RocketmqGoSync.ts';
import { RocketmqJavaAsync } from './RocketmqJavaAsync.ts';
import { RocketmqJavaGrpc } from './RocketmqJavaGrpc.ts';
import { RocketmqJavaOneway } from './RocketmqJavaOneway.ts';
import { RocketmqJavaSync } from './RocketmqJavaSync.ts';
import { RocketmqNodejsGrpc } from './RocketmqNodejsGrpc.ts';
import { RocketmqPythonGrpc } from './RocketmqPythonGrpc.ts';

const BEHAVIOURS: Readonly<Record<string, (producer: Producer) => ClientBehaviour>> = {
  'rocketmq-java-remoting sync': (producer) => new RocketmqJavaSync(producer),
  'rocketmq-java-remoting selector': (producer) => new RocketmqJavaSync(producer, 'selector'),
  'rocketmq-java-remoting queue': (producer) => new RocketmqJavaSync(producer, 'oneQueue'),
  'rocketmq-java-remoting batch': (producer) => new RocketmqJavaSync(producer),
  'rocketmq-java-remoting transaction': (producer) => new RocketmqJavaSync(producer),
  'rocketmq-java-remoting async': (producer) => new RocketmqJavaAsync(producer),
  'rocketmq-java-remoting async-selector': (producer) =>
    new RocketmqJavaAsync(producer, 'selector'),
  'rocketmq-java-remoting oneway': (producer) => new RocketmqJavaOneway(producer),
  'rocketmq-java-grpc sync': (producer) => new RocketmqJavaGrpc(producer),
  'rocketmq-java-grpc async': (producer) => new RocketmqJavaGrpc(producer),
  'rocketmq-java-grpc delay': (producer) => new RocketmqJavaGrpc(producer),
  'rocketmq-java-grpc transaction': (producer) => new RocketmqJavaGrpc(producer),
  'rocketmq-go-grpc sync': (producer) => new RocketmqGoGrpc(producer),
  'rocketmq-go-grpc async': (producer) => new RocketmqGoGrpc(producer),
  'rocketmq-go-grpc delay': (producer) => new RocketmqGoGrpc(producer),
  'rocketmq-go-grpc transaction': (producer) => new RocketmqGoGrpc(producer),
  'rocketmq-nodejs-grpc sync': (producer) => new RocketmqNodejsGrpc(producer),
  'rocketmq-nodejs-grpc delay': (producer) => new RocketmqNodejsGrpc(producer),
  'rocketmq-nodejs-grpc transaction': (producer) => new RocketmqNodejsGrpc(producer),
  'rocketmq-python-grpc sync': (producer) => new RocketmqPythonGrpc(producer),
  'rocketmq-python-grpc async': (producer) => new RocketmqPythonGrpc(producer),
  'rocketmq-python-grpc delay': (producer) => new RocketmqPythonGrpc(producer),
  'rocketmq-python-grpc transaction': (producer) => new RocketmqPythonGrpc(producer),
  'rocketmq-go-remoting sync': (producer) => new RocketmqGoSync(producer),
  'rocketmq-go-remoting transaction': (producer) => new RocketmqGoSync(producer),
  'rocketmq-go-remoting async': (producer) => new RocketmqGoAsync(producer),
  'rocketmq-go-remoting oneway': (producer) => new RocketmqGoOneway(producer),
  'rocketmq-documented sync': (producer) => new RocketmqDocumented(producer),
  'rocketmq-documented transaction': (producer) => new RocketmqDocumented(producer),
  'raw-remoting async': (producer) => new RawRemoting(producer),
  'grpc-go-channel channel': grpcGoChannel,
  'grpc-java-channel channel': grpcJavaChannel,
  'grpc-js-channel channel': grpcJsChannel,
  'custom sync': (producer) => new Custom(producer, true),
  'custom async': (producer) => new Custom(producer, false),
};

/** The behaviour of a client of a scenario that was checked; an unknown one is a bug here. */
export function behaviourOf(producer: Producer): ClientBehaviour {
  const { mode, sends = [] } = producer.client;
  const others = new Set(sends.flatMap((send) => send.mode ?? []));
  others.delete(mode);
  const main = behaviourOfMode(producer, mode);
  if (others.size === 0) return main;
  const behaviours = [...others].map((other) => [other, behaviourOfMode(producer, other)] as const);
  return new ByMode(producer, main, new Map(behaviours));
}

function behaviourOfMode(producer: Producer, mode: string): ClientBehaviour {
  const { profile } = producer.client;
  const create = BEHAVIOURS[`${profile} ${mode}`];
  if (create === undefined) throw new Error(`Bug: no behaviour for ${profile} ${mode}`);
  return create(producer);
}
