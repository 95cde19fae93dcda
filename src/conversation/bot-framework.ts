/**
 * Bot Framework carries a turn: each message becomes an Activity, middleware sees it, and what the flow says leaves
 * through `sendActivities`. Only this folder knows the SDK; flows and the domain never see an Activity.
 */
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type MiddlewareSet,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder'
import type { Reply } from '../channels/channel.ts'
import type { Letter } from './mailbox.ts'
import type { Said } from './pass.ts'

/** Runs turns through the SDK and collects the replies. It keeps nothing between turns. */
export class LaneAdapter extends BotAdapter {
  /**
   * Hears one letter.
   *
   * @param logic decides what to say; awaited before the context is revoked
   * @returns what passed through `sendActivities`, in order
   */
  async hear(
    lane: string,
    channel: string,
    account: string,
    letter: Letter,
    logic: () => Promise<Said[]>,
  ): Promise<Said[]> {
    const collected: Said[] = []
    const context = new TurnContext(this, activityOf(lane, channel, account, letter))
    context.turnState.set(COLLECTED, collected)
    await this.runMiddleware(context, async (turn) => {
      const said = await logic()
      if (said.length === 0) return
      // The last of the handlers ends the chain here: behind it the SDK has only the call of `sendActivities` below,
      // in a form as costly as its `runMiddleware`.
      turn.onSendActivities((sending, activities) => this.sendActivities(sending, activities))
      await turn.sendActivities(said.map(replyActivity))
      turn.responded = true
    })
    return collected
  }

  /** Collects instead of sending: the outbox is written with the state, and the courier sends later. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const collected = context.turnState.get(COLLECTED) as Said[]
    return activities.map((activity) => {
      const said = activity.channelData as Said | undefined
      if (activity.type === 'message' && said) collected.push(said)
      return { id: String(collected.length) }
    })
  }

  /**
   * As the SDK does it, whose JavaScript of 2015 makes a new generator function, and so a hidden class that only a full
   * collection frees, for each turn: most of what a turn cost in memory.
   */
  override async runMiddleware(
    context: TurnContext,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const { middleware } = this as unknown as { middleware: MiddlewareSet }
    const { proxy, revoke } = Proxy.revocable(context, {})
    if (context.activity.locale) context.locale = context.activity.locale
    try {
      await middleware.run(proxy, () => logic(proxy))
    } catch (error) {
      if (!this.onTurnError) throw error
      await this.onTurnError(proxy, error as Error)
    } finally {
      revoke()
    }
  }

  override async updateActivity(): Promise<void> {} // neither channel can edit what was sent
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference(
      { type: 'event', name: 'ContinueConversation' },
      reference,
      true,
    )
    await this.runMiddleware(new TurnContext(this, activity), logic)
  }
}

const COLLECTED = Symbol('collected')

/** Ids are internal: the lane stands for the person, so a transcript made by middleware names nobody. */
function activityOf(lane: string, channel: string, account: string, letter: Letter): Partial<Activity> {
  const common = {
    channelId: channel === 'messenger' ? 'facebook' : 'zalo',
    locale: 'vi-VN',
    conversation: { id: lane, isGroup: false, name: '', conversationType: 'personal' },
    from: { id: lane, name: '', role: 'user' },
    recipient: { id: account, name: '', role: 'bot' },
  }
  if ('notice' in letter) return { ...common, type: 'event', name: letter.notice.kind } as Partial<Activity>
  if (!('message' in letter)) {
    const name = 'control' in letter ? `control:${letter.control}` : `contact:${letter.contact}`
    return { ...common, type: 'event', name } as Partial<Activity>
  }
  const { message } = letter
  return {
    ...common,
    type: 'message',
    text: message.text,
    timestamp: new Date(message.sentAt),
    ...(message.tap === null ? {} : { value: message.tap }),
    ...(message.attachments.length === 0
      ? {}
      : { attachments: message.attachments.map((one) => ({ contentType: one.kind })) }),
  } as Partial<Activity>
}

function replyActivity(said: Said): Partial<Activity> {
  const { reply } = said
  return {
    type: 'message',
    text: reply.text,
    channelData: said,
    ...(reply.choices.length === 0
      ? {}
      : { suggestedActions: { to: [], actions: reply.choices.map(cardAction) } }),
  }
}

function cardAction({ label, payload }: Reply['choices'][number]) {
  return { type: 'imBack', title: label, value: payload }
}
