-- Drives Neovim as a writer would; prints what it saw as lines of JSON, then quits. Arguments: server, page.
local server, page = vim.env.SERVER, vim.env.PAGE
local function say(name, value)
  io.stdout:write(vim.fn.json_encode({name = name, value = value}) .. '\n')
end

local function main()
  vim.cmd('edit ' .. page)
  local buffer = vim.api.nvim_get_current_buf()
  local start = vim.lsp.start_client or vim.lsp.start
  local id = start({name = 'gitbook-lint', cmd = {vim.env.NODE, server, 'lsp', '--stdio'}, root_dir = vim.fn.getcwd()})
  assert(id, 'the server did not start')
  vim.lsp.buf_attach_client(buffer, id)
  local function diagnostics()
    return vim.diagnostic.get(buffer)
  end
  assert(vim.wait(20000, function() return #diagnostics() > 0 end, 20), 'no diagnostics')
  local found = diagnostics()[1]
  say('diagnostic', {code = found.code, line = found.lnum, column = found.col})

  local function ask(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 10000), 'no answer to ' .. method)
    for _, answer in pairs(answers) do
      assert(not answer.err, vim.inspect(answer.err))
      return answer.result
    end
  end
  local document = vim.lsp.util.make_text_document_params(buffer)
  local range = {
    start = {line = found.lnum, character = found.col},
    ['end'] = {line = found.end_lnum, character = found.end_col},
  }
  local actions = ask('textDocument/codeAction', {
    textDocument = document,
    range = range,
    context = {diagnostics = {{range = range, code = found.code, source = found.source, message = found.message}}},
  })
  local encoding = vim.lsp.get_client_by_id(id).offset_encoding
  say('action', actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  assert(vim.wait(20000, function() return #diagnostics() == 0 end, 20), 'still there after the fix')
  say('fixed', vim.api.nvim_buf_get_lines(buffer, 0, -1, false))

  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, {'', '{% hi'})
  local last = vim.api.nvim_buf_line_count(buffer) - 1
  local list = ask('textDocument/completion', {textDocument = document, position = {line = last, character = 5}})
  local labels = {}
  for _, item in ipairs(list.items or list) do labels[#labels + 1] = item.label end
  say('completion', labels)
  vim.api.nvim_buf_set_lines(buffer, -3, -1, false, {})

  local heading = vim.fn.search('## Wood') - 1
  local edit = ask('textDocument/rename', {
    textDocument = document,
    position = {line = heading, character = 4},
    newName = 'Dry wood',
  })
  vim.lsp.util.apply_workspace_edit(edit, encoding)
  say('renamed', vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
end

local ok, problem = pcall(main)
if not ok then
  say('problem', tostring(problem))
  vim.cmd('cquit 1')
end
vim.cmd('qa!')
