/**
 * Stands between the editor and the server. What comes before the greeting, after the farewell, or without what its
 * method needs is answered here as the protocol has it, and changes nothing behind.
 */
import {
  type Connection,
  createConnection,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageStrategy,
  MessageType,
  type MessageWriter,
  ProposedFeatures,
  ResponseError,
} from 'vscode-languageserver/node'
import {problemOfParams} from './params.ts'

/** A connection, and whether the editor has said that it leaves. */
export interface GatedConnection {
  readonly connection: Connection
  hasShutDown(): boolean
}

/** Opens a connection with a gate; nothing is read before it is listened to. */
export function openConnection(reader: MessageReader, writer: MessageWriter): GatedConnection {
  const gate = createGate(writer)
  return {
    connection: createConnection(ProposedFeatures.all, reader, writer, {messageStrategy: gate}),
    hasShutDown: gate.hasShutDown,
  }
}

type Stage = 'new' | 'open' | 'shut down'

function createGate(writer: MessageWriter): MessageStrategy & Pick<GatedConnection, 'hasShutDown'> {
  let stage: Stage = 'new'
  const jsonrpc = '2.0'
  const write = (message: Message & Record<string, unknown>) => writer.write(message)
  return {
    hasShutDown: () => stage === 'shut down',
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const {id, method, params} = message
        const error = refusal(method, params, stage)
        if (error) return write({jsonrpc, id, error: error.toJson()})
        if (method === 'initialize') stage = 'open'
        if (method === 'shutdown') stage = 'shut down'
      } else if (Message.isNotification(message) && message.method !== 'exit') {
        if (stage !== 'open') return undefined
        const problem = problemOfParams(message.method, message.params)
        const params = {type: MessageType.Error, message: problem}
        if (problem !== undefined) return write({jsonrpc, method: 'window/logMessage', params})
      }
      return next(message)
    },
  }
}

/** Why a request is not answered. */
function refusal(method: string, params: unknown, stage: Stage): ResponseError<void> | undefined {
  if (stage === 'shut down')
    return new ResponseError(ErrorCodes.InvalidRequest, `Unexpected \`${method}\` after \`shutdown\``)
  if (stage === 'new' && method !== 'initialize')
    return new ResponseError(
      ErrorCodes.ServerNotInitialized,
      `Unexpected \`${method}\` before \`initialize\``,
    )
  if (stage === 'open' && method === 'initialize')
    return new ResponseError(ErrorCodes.InvalidRequest, 'Unexpected second `initialize`')
  const problem = problemOfParams(method, params)
  return problem === undefined ? undefined : new ResponseError(ErrorCodes.InvalidParams, problem)
}
