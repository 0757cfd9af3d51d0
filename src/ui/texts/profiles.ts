// What each client is, and what its modes do: `<profile>.about`, `<profile>.<mode>`. What a version changed stands
// in `versions.ts`.

export const en = {
  system_rocketmq: 'RocketMQ',
  system_grpc: 'gRPC channels alone',
  system_own: 'Simulation',
  'rocketmq-java-remoting.about':
    'The classic Java producer: attempts share one time and follow each other at once.',
  'rocketmq-java-remoting.sync':
    'The caller is blocked until the message is stored, or attempts or time run out.',
  'rocketmq-java-remoting.async':
    'The caller goes on. Only failed connections are retried; a timeout is noticed 1 to 2 s late.',
  'rocketmq-java-remoting.async-selector':
    'As async, with the queue chosen by the application: a retry stays on the same broker.',
  'rocketmq-java-remoting.oneway': 'One request and no answer: nobody learns whether it arrived.',
  'rocketmq-java-remoting.selector':
    'The application chooses the queue, for messages in order: one attempt, never another broker.',
  'rocketmq-java-remoting.queue': 'The application names the queue: one attempt, no retry.',
  'rocketmq-java-remoting.batch':
    'Several messages in one request: tried again like a single message.',
  'rocketmq-java-remoting.transaction':
    'A half message first, tried again like any other; then commit or rollback, sent once.',
  'rocketmq-go-remoting.about':
    'The Go producer v2: four attempts of 3 s each, all on the same broker.',
  'rocketmq-go-remoting.sync':
    'The caller is blocked for every attempt; each has 3 s, whatever is set.',
  'rocketmq-go-remoting.async': 'One attempt, no retry; a silent broker ends it after 3 s.',
  'rocketmq-go-remoting.oneway':
    'No answer; a refused connection is tried on another broker, unlike in sync mode.',
  'rocketmq-go-remoting.transaction': 'A half message first, then commit or rollback, sent once.',
  'rocketmq-java-grpc.about':
    'The Java client of RocketMQ 5: only TOO_MANY_REQUESTS waits, by a policy that the server sends.',
  'rocketmq-java-grpc.sync':
    'The caller is blocked for up to 3 attempts, each with 3 s of its own.',
  'rocketmq-java-grpc.async': 'The same attempts and waits; the caller goes on.',
  'rocketmq-java-grpc.delay': 'A delayed message: sent by the same rules as any other.',
  'rocketmq-java-grpc.fifo': 'Messages of one group go to one queue: retries stay there.',
  'rocketmq-java-grpc.transaction':
    'A half message, tried again since 5.0.8; then one request to commit.',
  'rocketmq-go-grpc.about':
    'The Go client of RocketMQ 5: all attempts go to one broker and one queue, even a bad one.',
  'rocketmq-go-grpc.sync': 'The caller is blocked for up to 3 attempts on the same broker.',
  'rocketmq-go-grpc.async': 'The same loop in the background.',
  'rocketmq-go-grpc.delay': 'A delayed message: sent by the same rules as any other.',
  'rocketmq-go-grpc.fifo': 'Messages of one group go to one queue: retries stay there.',
  'rocketmq-go-grpc.transaction': 'A half message, tried again; then one request to commit.',
  'rocketmq-nodejs-grpc.about':
    'The Node client of RocketMQ 5: means to wait after TOO_MANY_REQUESTS, but waits milliseconds.',
  'rocketmq-nodejs-grpc.sync': 'A promise that ends after up to 3 attempts on different brokers.',
  'rocketmq-nodejs-grpc.delay': 'A delayed message: sent by the same rules as any other.',
  'rocketmq-nodejs-grpc.fifo': 'Messages of one group go to one queue: retries stay there.',
  'rocketmq-nodejs-grpc.transaction': 'A half message gets a single attempt.',
  'rocketmq-python-grpc.about':
    'The Python client of RocketMQ 5: gives up at the first TOO_MANY_REQUESTS.',
  'rocketmq-python-grpc.sync':
    'The caller is blocked for as many attempts as the server allows; often on the same broker.',
  'rocketmq-python-grpc.async': 'The same attempts; the caller goes on.',
  'rocketmq-python-grpc.delay': 'A delayed message: sent by the same rules as any other.',
  'rocketmq-python-grpc.fifo': 'Messages of one group go to one queue: retries stay there.',
  'rocketmq-python-grpc.transaction': 'A half message, tried again; then one request to commit.',
  'grpc-go-channel.about':
    'The bare connection of grpc-go: waits 1 s × 1.6 between connection attempts, never for a send.',
  'grpc-go-channel.channel': 'Calls fail at once while the connection waits for its next attempt.',
  'grpc-java-channel.about':
    'The bare connection of grpc-java: like Go, but every wait is jittered, also the first.',
  'grpc-java-channel.channel':
    'Calls fail at once while the connection waits for its next attempt.',
  'grpc-js-channel.about':
    'The bare connection of grpc-js: the jitter of each wait adds to the next.',
  'grpc-js-channel.channel': 'Calls fail at once while the connection waits for its next attempt.',
  'raw-remoting.title': 'Raw remoting requests',
  'raw-remoting.about': 'Bare requests without a client: what the broker alone does.',
  'raw-remoting.async': 'Requests are sent side by side; a failed one may be sent again at once.',
  'rocketmq-documented.title': 'RocketMQ, as documented',
  'rocketmq-documented.about':
    'What the manual promises: it waits only after TOO_MANY_REQUESTS, longer each time.',
  'rocketmq-documented.sync': 'The caller is blocked until the send has ended, waits included.',
  'rocketmq-documented.transaction':
    'Half messages get transparent retries only: a request that never left is sent again.',
  'custom.title': 'Custom',
  'custom.about': 'A client of your own design: any backoff, with budget and breaker if you like.',
  'custom.sync': 'The caller is blocked until the send has ended, waits included.',
  'custom.async': 'The caller goes on; attempts and waits happen in the background.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  system_rocketmq: 'RocketMQ',
  system_grpc: '单独的 gRPC 通道',
  system_own: '模拟器自带',
  'rocketmq-java-remoting.about': '经典的 Java 生产者：各次尝试共用一份总时间，失败后立即再试。',
  'rocketmq-java-remoting.sync': '调用方一直阻塞，直到消息存储成功，或尝试次数、时间用尽。',
  'rocketmq-java-remoting.async': '调用方继续执行。只重试连接失败；超时要晚 1 至 2 s 才被发现。',
  'rocketmq-java-remoting.async-selector':
    '与异步相同，但队列由应用选择：重试仍发往同一个 Broker。',
  'rocketmq-java-remoting.oneway': '只发一次，没有应答：谁也不知道消息是否到达。',
  'rocketmq-java-remoting.selector': '由应用选择队列，用于顺序消息：只尝试一次，不会换 Broker。',
  'rocketmq-java-remoting.queue': '由应用指定队列：只尝试一次，不重试。',
  'rocketmq-java-remoting.batch': '一个请求携带多条消息：重试方式与单条消息相同。',
  'rocketmq-java-remoting.transaction':
    '先发半消息，重试方式与普通消息相同；再提交或回滚，只发一次。',
  'rocketmq-go-remoting.about': 'Go v2 生产者：四次尝试，每次 3 s，都发往同一个 Broker。',
  'rocketmq-go-remoting.sync': '每次尝试都阻塞调用方；无论怎么设置，每次都是 3 s。',
  'rocketmq-go-remoting.async': '只尝试一次，不重试；Broker 不响应则 3 s 后结束。',
  'rocketmq-go-remoting.oneway': '没有应答；与同步模式不同，连接被拒绝时会换一个 Broker。',
  'rocketmq-go-remoting.transaction': '先发半消息，再提交或回滚，只发一次。',
  'rocketmq-java-grpc.about':
    'RocketMQ 5 的 Java 客户端：只有 TOO_MANY_REQUESTS 才等待，策略由服务端下发。',
  'rocketmq-java-grpc.sync': '调用方最多阻塞 3 次尝试，每次各有 3 s。',
  'rocketmq-java-grpc.async': '尝试与等待相同；调用方继续执行。',
  'rocketmq-java-grpc.delay': '延迟消息：发送规则与普通消息相同。',
  'rocketmq-java-grpc.fifo': '同组消息发往同一个队列：重试也在那里。',
  'rocketmq-java-grpc.transaction': '半消息，5.0.8 起会重试；之后只用一个请求提交。',
  'rocketmq-go-grpc.about':
    'RocketMQ 5 的 Go 客户端：所有尝试都发往同一个 Broker、同一个队列，即使它坏了。',
  'rocketmq-go-grpc.sync': '调用方最多阻塞 3 次尝试，都在同一个 Broker 上。',
  'rocketmq-go-grpc.async': '同样的循环，在后台进行。',
  'rocketmq-go-grpc.delay': '延迟消息：发送规则与普通消息相同。',
  'rocketmq-go-grpc.fifo': '同组消息发往同一个队列：重试也在那里。',
  'rocketmq-go-grpc.transaction': '半消息会重试；之后只用一个请求提交。',
  'rocketmq-nodejs-grpc.about':
    'RocketMQ 5 的 Node 客户端：本想在 TOO_MANY_REQUESTS 后等待，实际只等几毫秒。',
  'rocketmq-nodejs-grpc.sync': '返回 Promise，最多在不同 Broker 上尝试 3 次。',
  'rocketmq-nodejs-grpc.delay': '延迟消息：发送规则与普通消息相同。',
  'rocketmq-nodejs-grpc.fifo': '同组消息发往同一个队列：重试也在那里。',
  'rocketmq-nodejs-grpc.transaction': '半消息只尝试一次。',
  'rocketmq-python-grpc.about': 'RocketMQ 5 的 Python 客户端：遇到 TOO_MANY_REQUESTS 立即放弃。',
  'rocketmq-python-grpc.sync': '调用方阻塞，尝试次数由服务端决定；常常落在同一个 Broker 上。',
  'rocketmq-python-grpc.async': '尝试相同；调用方继续执行。',
  'rocketmq-python-grpc.delay': '延迟消息：发送规则与普通消息相同。',
  'rocketmq-python-grpc.fifo': '同组消息发往同一个队列：重试也在那里。',
  'rocketmq-python-grpc.transaction': '半消息会重试；之后只用一个请求提交。',
  'grpc-go-channel.about': 'grpc-go 的裸连接：两次连接之间按 1 s × 1.6 退避，但从不推迟一次发送。',
  'grpc-go-channel.channel': '连接等待下一次尝试期间，调用立即失败。',
  'grpc-java-channel.about': 'grpc-java 的裸连接：与 Go 相似，但每次等待都带抖动，包括第一次。',
  'grpc-java-channel.channel': '连接等待下一次尝试期间，调用立即失败。',
  'grpc-js-channel.about': 'grpc-js 的裸连接：每次等待的抖动会累积到下一次。',
  'grpc-js-channel.channel': '连接等待下一次尝试期间，调用立即失败。',
  'raw-remoting.title': '裸 remoting 请求',
  'raw-remoting.about': '不经客户端的裸请求：只看 Broker 自己的行为。',
  'raw-remoting.async': '请求并行发送；失败的可以立即再发。',
  'rocketmq-documented.title': 'RocketMQ（按文档）',
  'rocketmq-documented.about':
    '手册所承诺的行为：只在收到 TOO_MANY_REQUESTS 后等待，且一次比一次久。',
  'rocketmq-documented.sync': '调用方一直阻塞到发送结束，等待的时间也算在内。',
  'rocketmq-documented.transaction': '半消息只有透明重试：只有从未发出的请求才会再发。',
  'custom.title': '自定义',
  'custom.about': '自行设计的客户端：任意退避规则，可加上重试预算和熔断器。',
  'custom.sync': '调用方一直阻塞到发送结束，等待的时间也算在内。',
  'custom.async': '调用方继续执行；尝试和等待都在后台进行。',
};
