// For each preset, by its id: what to look at, and what it teaches; and the headings they stand under. Loaded after the
// first picture.

export const en = {
  group_begin: 'To begin with',
  group_storms: 'Retries and storms',
  group_clients: 'What one client does and another does not',
  group_flowControl: 'Brokers that say no',
  group_application: 'Around the send',
  group_consumers: 'Consumers',
  group_measure: 'To measure with',
  'healthy.look':
    'One attempt for each message: the green area lies exactly on the line of messages offered.',
  'healthy.teaches':
    'What good looks like. Break one broker: the other alone cannot carry the load.',
  'crash.look':
    'At 40 s broker-a dies. Retries go to broker-b at once, which cannot carry the load of both and answers busy.',
  'crash.teaches':
    'The storm outlasts the crash: a client comes back to broker-a only when it next asks for the route.',
  'busy-three-clients.look':
    'Both brokers are six times slower from 40 s to 60 s: compare what each client loses and how often it tries.',
  'busy-three-clients.teaches':
    'The same busy answer makes 5.2 give up, 5.3 retry at once, and the client of the manual wait first.',
  'one-outage.look':
    'From 40 s to 60 s both brokers are six times slower. Open “Compare …”, then “One scenario through all clients”.',
  'one-outage.teaches':
    'Load, faults and seed stay; only the library changes. Whether it gives up, retries at once or waits decides all.',
  'storm-heals.look':
    'broker-a pauses from 30 s to 40 s: retries double the load, and goodput is back half a second later.',
  'storm-heals.teaches':
    'A short send queue refuses early, so no thread works for callers who have left.',
  'storm-stays.look':
    'The pause ends at 40 s, yet goodput stays near zero: each answer comes after its caller stopped waiting.',
  'storm-stays.teaches':
    'Overload can outlive its cause: retries alone keep it alive. Cut the pause to 1 s, or the queue, and it heals.',
  'disk-full.look':
    'The disk of broker-a fills from 20 s. From 45 s it refuses to write; back at 87 %, it still does.',
  'disk-full.teaches':
    'Limits with hysteresis: it stops above 90 %, begins again at 85 %, and looks only every 10 s.',
  'answers-lost.look':
    'From 40 s to 55 s about every third answer of broker-a vanishes: duplicates grow, yet nothing is lost.',
  'answers-lost.teaches':
    'A timeout does not mean that nothing happened: whoever retries must be able to bear duplicates.',
  'black-hole.look':
    'From 40 s broker-a is silent: each send to it holds a caller for 3 s, until none is left for broker-b.',
  'black-hole.teaches':
    'A silent broker does more harm than a dead one: timeouts and callers decide how far it spreads.',
  'standard.look': '500 messages a second, two brokers, one crash of 10 s at 40 s.',
  'standard.teaches': 'The run that speed is measured with, here and on the command line.',
  'storm-120.look':
    'From 40 s to 50 s every connection is refused: the retries come back spread out, not as one wave.',
  'storm-120.teaches':
    'Jitter turns a wave of retries into a slope that a broker with little spare room can carry.',
  'overload-retries.look':
    'Three waves of 1.2, 1.5 and 2 times what the broker can do: 1.7, 2.1 and 2.4 attempts for each message, and goodput stays at 100/s.',
  'overload-retries.teaches':
    'Under steady overload retries multiply the attempts and save no message: as many fail as without them, only later.',
  'freeze-calm.look':
    'broker-a freezes from 30 s to 40 s. Every 3 s a timeout closes the shared connection, and its callers go to broker-b at once.',
  'freeze-calm.teaches':
    'A burst that the client survives: a handful of messages fail. The next scenario differs in nothing but its seed.',
  'freeze-cascade.look':
    'The same as the calm one but for the seed: at 33 s broker-b, though healthy, times out as well, and hundreds of messages fail.',
  'freeze-cascade.teaches':
    'Chance decides between calm and cascade: a burst of woken callers can silence the client itself.',
  'freeze-avoidance.look':
    'The freeze once more, with sendLatencyFaultEnable and another seed: messages fail by the hundred all the same.',
  'freeze-avoidance.teaches':
    'Avoiding slow brokers does not help against a burst: in the recordings it made the cascade the rule.',
  'avoidance-lock-in.look':
    'broker-a refuses from 30 s; at 45 s broker-b is slow for half a second. The 4.9 client then asks only broker-a, 5.3 does not.',
  'avoidance-lock-in.teaches':
    'Of two barred brokers the old avoidance takes the one that fails faster. Since 5.1.4 it asks who is reachable.',
  'oneway-lost.look':
    'From 40 s to 60 s broker-a refuses connections. The 5.2 client reports 1 000 failures, 5.3 reports none and loses as many.',
  'oneway-lost.teaches':
    'Oneway means that nobody asks; since 5.3 not even a refused connection reaches the caller.',
  'sync-flush.look':
    'The disk stops flushing from 30 s to 40 s. Who waits 3 s never sees FLUSH_DISK_TIMEOUT and fails; who waits 12 s gets it after 5 s.',
  'sync-flush.teaches':
    'A client must wait longer than the broker does, or it sends again what is stored already.',
  'quota-530.look':
    'For 2 s from 20 s on three clients want 480/s of a quota of 200/s: the client of the manual waits 1 s and 1.6 s and loses next to nothing.',
  'quota-530.teaches':
    'A short peak is worth waiting for: asking again at once only uses up the attempts. No open-source broker sends 530.',
  'message-table.look':
    'broker-a is silent from 40 s to 55 s. One application gives up hundreds of messages; the other sends them again from its table.',
  'message-table.teaches':
    'What failed may have been stored: the table loses nothing, and makes duplicates instead.',
  'go-same-broker.look':
    'From 30 s to 45 s broker-a swallows everything. Go waits 3 s four times before it gives a message up; Java is on broker-b after one.',
  'go-same-broker.teaches':
    'A retry on the same broker is hardly a retry: it only takes longer to fail.',
  'black-hole-grpc.look':
    'From 30 s to 50 s broker-a is silent. Every third message of the Go client waits 9 s and fails; Java loses none.',
  'black-hole-grpc.teaches':
    'Java leaves a failed broker out until its next heartbeat. Go means to, but sends all attempts to one broker.',
  'limit-proxy-policy.look':
    'A limit of 200/s, and callers that never rest: about 850 attempts a second (recorded: 835), and half of all sends fail.',
  'limit-proxy-policy.teaches':
    'The policy of an Apache proxy waits 20 and 40 ms: too short to wait for anything, so it sheds no load.',
  'limit-manual-policy.look':
    'The same limit with the waits of the manual: about 190 attempts a second (recorded: 179), and no send fails.',
  'limit-manual-policy.teaches': 'Waits as long as the trouble lasts cost latency, not messages.',
  'proxy-breaks.look':
    'proxy-1 freezes from 30 s to 40 s: whoever goes through it waits, whoever goes past it notices nothing.',
  'proxy-breaks.teaches':
    'A proxy is one more thing that can break: retries behind one address have nowhere else to go.',
  'go-sample.look':
    'broker-a is silent from 0.1 s to 30 s. A send that begins there takes 9 s, then the loop sleeps 1 s; the others take 2 ms.',
  'go-sample.teaches':
    'Retry 2 and a timeout of 2 s, says the sample; the timeout has no effect, each attempt waits 3 s.',
  'retry-levels.look':
    'Every third message always fails: it comes again 10 s and then 30 s later, and ends as a dead letter 40 s after it was sent.',
  'retry-levels.teaches':
    'A failed message does not stand in the way: it waits aside, longer each time, until its tries are used up.',
  'poison-or-down.look':
    'From 20 s billing’s database is down for 15 s, and audit gets 30 messages it cannot digest: one recovers at its first retry, the other never.',
  'poison-or-down.teaches':
    'The same errors, two reasons: what fails with all messages will pass, what fails with one will not.',
  'slow-consumer.look':
    'From 20 s to 90 s each message takes twelve times as long: 1 000 messages of each queue are pulled, then the lag grows in the broker.',
  'slow-consumer.teaches':
    'Flow control at the consumer protects its memory. The lag does not go away, it only stays where the disk is.',
  'orderly-blocks.look':
    'At 30 s one message fails, again and again, once a second: its queue stands still for 50 s, the three others go on.',
  'orderly-blocks.teaches':
    'In order means that nothing overtakes: one bad message holds up everything behind it.',
  'takeover.look':
    'At 40 s billing-1 dies. billing-2 takes its queues over, and does again what billing-1 had done since it last committed.',
  'takeover.teaches':
    'Offsets are committed every 5 s: whoever takes over begins there. A business must bear duplicates.',
  'consumer-rollback.look':
    'At 70 s billing goes back by a minute. The broker reads from disk, needs three times as long for each write, and answers busy.',
  'consumer-rollback.teaches':
    'Old messages are no longer in memory: whoever reads them takes the disk away from those who write.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  group_begin: '从这里开始',
  group_storms: '重试与风暴',
  group_clients: '客户端之间的差别',
  group_flowControl: 'Broker 说不',
  group_application: '发送之外',
  group_consumers: '消费者',
  group_measure: '用于测量',
  'healthy.look': '每条消息只需一次尝试：绿色区域正好落在“应发消息”的线上。',
  'healthy.teaches': '先认识正常的样子。打挂一台 Broker：另一台独自扛不住负载。',
  'crash.look':
    '40 s 时 broker-a 宕机。重试立刻涌向 broker-b，它扛不住两台的负载，开始应答“繁忙”。',
  'crash.teaches': '风暴比宕机持续得更久：客户端要到下一次拉取路由时，才会回到 broker-a。',
  'busy-three-clients.look':
    '40 s 到 60 s 两台 Broker 都慢了六倍：比较各客户端丢了多少消息、尝试了多少次。',
  'busy-three-clients.teaches':
    '同样的“繁忙”应答：5.2 直接放弃，5.3 立即重试，文档所述的客户端则先退避。',
  'one-outage.look':
    '40 s 到 60 s，两个 broker 都慢了六倍。打开“比较 …”，再选“同一场景经过所有客户端”。',
  'one-outage.teaches':
    '负载、故障和种子不变，只换客户端库。放弃、立即重试还是先等待，决定了一切。',
  'storm-heals.look':
    'broker-a 在 30 s 到 40 s 停顿：重试让负载翻倍，停顿结束半秒后有效吞吐就恢复了。',
  'storm-heals.teaches': '较短的发送队列会尽早拒绝，线程就不会为已经离开的调用方白白工作。',
  'storm-stays.look':
    '停顿在 40 s 结束，有效吞吐却始终接近零：每个应答都在调用方不再等待之后才到达。',
  'storm-stays.teaches':
    '过载可以比起因活得更久：仅靠重试就能维持。把停顿缩到 1 s，或缩短队列，它就会自愈。',
  'disk-full.look':
    '从 20 s 起 broker-a 的磁盘逐渐写满，约 45 s 起拒绝写入；回落到 87 % 后，它仍然拒绝。',
  'disk-full.teaches':
    '带滞回的水位：高于 90 % 停止写入，降到 85 % 才恢复，而且每 10 s 才检查一次。',
  'answers-lost.look':
    '40 s 到 55 s，broker-a 约三分之一的应答丢失：重复消息不断增加，却没有一条丢失。',
  'answers-lost.teaches': '超时并不代表什么都没发生：要重试，就必须能承受重复消息。',
  'black-hole.look':
    '从 40 s 起 broker-a 毫无回应：每次发送占住一个调用方 3 s，直到没有调用方可用于 broker-b。',
  'black-hole.teaches': '沉默的 Broker 比宕机的危害更大：超时时间和调用方数量决定故障扩散多远。',
  'standard.look': '每秒 500 条消息，两台 Broker，40 s 时宕机 10 s。',
  'standard.teaches': '用于衡量速度的运行，页面与命令行完全相同。',
  'storm-120.look': '40 s 到 50 s 所有连接都被拒绝：重试分散着回来，而不是一股巨浪。',
  'storm-120.teaches': '抖动把重试的巨浪摊成缓坡，余量很小的 Broker 也能承受。',
  'overload-retries.look':
    '三波负载分别是 Broker 能力的 1.2、1.5 和 2 倍：每条消息平均尝试 1.7、2.1、2.4 次，有效吞吐始终是 100/s。',
  'overload-retries.teaches':
    '持续过载时，重试只会放大尝试次数，救不回消息：失败的一样多，只是更晚。',
  'freeze-calm.look':
    'broker-a 在 30 s 到 40 s 冻结。每隔 3 s 一次超时会关闭共享连接，等待中的调用方立即转向 broker-b。',
  'freeze-calm.teaches': '客户端挺过了这次突发，只有少数消息失败。下一个场景除随机种子外完全相同。',
  'freeze-cascade.look':
    '与“平静收场”只差随机种子：33 s 时健康的 broker-b 也跟着超时，数百条消息失败。',
  'freeze-cascade.teaches':
    '平静还是连锁，由偶然决定：一批同时被唤醒的调用方，足以让客户端自己失声。',
  'freeze-avoidance.look':
    '同样的冻结，打开 sendLatencyFaultEnable，换一个随机种子：照样有数百条消息失败。',
  'freeze-avoidance.teaches':
    '规避慢 Broker 对付不了突发：在实测录制中，它反而让连锁反应成了常态。',
  'avoidance-lock-in.look':
    'broker-a 从 30 s 起拒绝连接；45 s 时 broker-b 慢了半秒。此后 4.9 客户端只找 broker-a，5.3 则不会。',
  'avoidance-lock-in.teaches': '两台都被规避时，旧版会选失败得更快的那台。5.1.4 起改为看谁能连上。',
  'oneway-lost.look':
    '40 s 到 60 s broker-a 拒绝连接。5.2 客户端报告约 1000 次失败，5.3 一次也没报告，却丢了同样多。',
  'oneway-lost.teaches': '单向发送就是没人过问；5.3 起连“连接被拒绝”都不再告诉调用方。',
  'sync-flush.look':
    '30 s 到 40 s 磁盘停止刷盘。只等 3 s 的客户端看不到 FLUSH_DISK_TIMEOUT，直接失败；等 12 s 的在 5 s 后收到它。',
  'sync-flush.teaches': '客户端必须比 Broker 更有耐心，否则会把已经存好的消息再发一遍。',
  'quota-530.look':
    '从 20 s 起的 2 s 内，三个客户端要发 480/s，而配额只有 200/s：文档所述的客户端等 1 s、1.6 s，几乎不丢消息。',
  'quota-530.teaches': '短促的高峰值得等待：立即重试只会耗尽次数。开源 Broker 从不返回 530。',
  'message-table.look':
    'broker-a 从 40 s 到 55 s 没有回应。一个应用放弃了数百条消息；另一个从消息表里补发。',
  'message-table.teaches': '失败的消息也许已经存下：消息表一条不丢，代价是重复。',
  'go-same-broker.look':
    '30 s 到 45 s broker-a 吞掉一切。Go 等四次 3 s 才放弃一条消息；Java 一次之后就到了 broker-b。',
  'go-same-broker.teaches': '对同一台 Broker 重试几乎不算重试：只是失败得更慢。',
  'black-hole-grpc.look':
    '30 s 到 50 s broker-a 没有回应。Go 客户端每三条就有一条等 9 s 后失败；Java 一条不丢。',
  'black-hole-grpc.teaches':
    'Java 会避开失败的 Broker，直到下一次心跳；Go 本意如此，却把所有尝试都发往同一台。',
  'limit-proxy-policy.look':
    '限流 200/s，调用方从不休息：每秒约 850 次尝试（实测 835），一半的发送失败。',
  'limit-proxy-policy.teaches':
    'Apache Proxy 的策略只等 20、40 ms：短得什么也等不到，负载丝毫未减。',
  'limit-manual-policy.look':
    '同样的限流，换成手册的等待：每秒约 190 次尝试（实测 179），没有发送失败。',
  'limit-manual-policy.teaches': '等待与故障一样久，付出的是延迟，而不是消息。',
  'proxy-breaks.look': 'proxy-1 在 30 s 到 40 s 冻结：经过它的客户端只能等，不经过它的毫无察觉。',
  'proxy-breaks.teaches': '代理又是一个可能出故障的环节：地址只有一个，重试无处可去。',
  'go-sample.look':
    'broker-a 从 0.1 s 到 30 s 没有回应。从它开始的发送要 9 s，然后循环睡 1 s；其余只要 2 ms。',
  'go-sample.teaches': '示例写着重试 2 次、超时 2 s；超时其实不起作用，每次尝试都等 3 s。',
  'retry-levels.look':
    '每三条消息就有一条总是失败：10 s 后、再 30 s 后重新投递，发送 40 s 后成为死信。',
  'retry-levels.teaches': '失败的消息不会挡路：它在一旁等待，一次比一次久，直到次数用尽。',
  'poison-or-down.look':
    '20 s 起 billing 的数据库停了 15 s；audit 收到 30 条无法处理的消息：前者第一次重试就恢复，后者永远不会。',
  'poison-or-down.teaches': '错误相同，原因不同：所有消息都失败，会过去；总是那几条失败，不会。',
  'slow-consumer.look':
    '20 s 到 90 s 每条消息慢了十二倍：每个队列拉取 1000 条后停下，积压在 Broker 里增长。',
  'slow-consumer.teaches': '消费端流控保护的是内存。积压并未消失，只是留在磁盘那一边。',
  'orderly-blocks.look': '30 s 时一条消息开始反复失败，每秒一次：它的队列停了 50 s，另外三个照常。',
  'orderly-blocks.teaches': '顺序意味着不能超车：一条坏消息会堵住身后的一切。',
  'takeover.look':
    '40 s 时 billing-1 宕机。billing-2 接管它的队列，并把上次提交之后做过的又做一遍。',
  'takeover.teaches': '消费位点每 5 s 提交一次，接管者从那里开始。业务必须能承受重复。',
  'consumer-rollback.look':
    '70 s 时 billing 回溯一分钟。Broker 要从磁盘读，每次写入慢了三倍，开始应答“繁忙”。',
  'consumer-rollback.teaches': '旧消息已不在内存：读它们的人，会抢走写入者的磁盘。',
};
