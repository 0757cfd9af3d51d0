// The bare channels of the three libraries, from their settings.
import { GRPC_GO_CHANNEL_SPECS } from '../../../scenario/profiles/grpcGoChannel.ts';
import { GRPC_JAVA_CHANNEL_SPECS } from '../../../scenario/profiles/grpcJavaChannel.ts';
import { GRPC_JS_CHANNEL_SPECS } from '../../../scenario/profiles/grpcJsChannel.ts';
import { fullSettings } from '../../../scenario/SettingSpec.ts';
import type { Producer } from '../../Producer.ts';
import { BareChannel } from './BareChannel.ts';
import { GRPC_GO, GRPC_JS, grpcJava } from './ChannelTraits.ts';

export function grpcGoChannel(producer: Producer): BareChannel {
  return new BareChannel(producer, (settings) => {
    const full = fullSettings(GRPC_GO_CHANNEL_SPECS, settings);
    return {
      ...GRPC_GO,
      initialMs: full.BaseDelay,
      multiplier: full.Multiplier,
      jitterRatio: full.Jitter,
      maxMs: full.MaxDelay,
      connectTimeoutMs: full.MinConnectTimeout,
    };
  });
}

export function grpcJavaChannel(producer: Producer): BareChannel {
  return new BareChannel(producer, (settings) => ({
    ...grpcJava(producer.client.version),
    connectTimeoutMs: fullSettings(GRPC_JAVA_CHANNEL_SPECS, settings).CONNECT_TIMEOUT_MILLIS,
  }));
}

export function grpcJsChannel(producer: Producer): BareChannel {
  return new BareChannel(producer, (settings) => {
    const full = fullSettings(GRPC_JS_CHANNEL_SPECS, settings);
    return {
      ...GRPC_JS,
      initialMs: full.initial_reconnect_backoff_ms,
      maxMs: full.max_reconnect_backoff_ms,
    };
  });
}
