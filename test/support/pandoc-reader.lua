-- Reads many .docx files in one pandoc: lines of "MODE FORM PATH" in, one line of JSON out for each.
-- MODE is accept or reject; FORM is plain (all that pandoc's plain text says, notes and titles too) or body (the
-- paragraphs of the body alone, as pandoc's tree has them).

local function json(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format('\\u%04x', c:byte()) end) .. '"'
end

local function list(texts)
  local out = {}
  for i, text in ipairs(texts) do out[i] = json(text) end
  return '[' .. table.concat(out, ',') .. ']'
end

-- Notes stand beside the body; a forced line break is white space.
local function text_of(inlines)
  local block = pandoc.walk_block(pandoc.Plain(inlines), { Note = function() return {} end })
  return pandoc.utils.stringify(block)
end

local collect

local function collect_table(block, out)
  local simple = pandoc.utils.to_simple_table(block)
  if #simple.caption > 0 then out[#out + 1] = text_of(simple.caption) end
  for _, cell in ipairs(simple.headers) do collect(cell, out) end
  for _, row in ipairs(simple.rows) do
    for _, cell in ipairs(row) do collect(cell, out) end
  end
end

function collect(blocks, out)
  for _, block in ipairs(blocks) do
    if block.t == 'Table' then
      collect_table(block, out)
    elseif block.t == 'BulletList' or block.t == 'OrderedList' then
      for _, item in ipairs(block.content) do collect(item, out) end
    elseif block.t == 'DefinitionList' then
      for _, item in ipairs(block.content) do
        out[#out + 1] = text_of(item[1])
        for _, blocks_of in ipairs(item[2]) do collect(blocks_of, out) end
      end
    elseif block.t == 'LineBlock' then
      for _, line in ipairs(block.content) do out[#out + 1] = text_of(line) end
    elseif block.t == 'Div' or block.t == 'BlockQuote' then
      collect(block.content, out)
    elseif block.t == 'CodeBlock' or block.t == 'RawBlock' then
      out[#out + 1] = block.text
    elseif block.content ~= nil then
      out[#out + 1] = text_of(block.content)
    end
  end
end

-- Paragraphs in styles Title, Author, Date and Abstract go to the metadata.
local function metadata(doc)
  local names = {}
  for name in pairs(doc.meta) do names[#names + 1] = name end
  table.sort(names)
  local out = {}
  for i, name in ipairs(names) do out[i] = pandoc.utils.stringify(doc.meta[name]) end
  return out
end

local function read(mode, form, path)
  local file = assert(io.open(path, 'rb'))
  local bytes = file:read('a')
  file:close()
  local doc = pandoc.read(bytes, 'docx', pandoc.ReaderOptions { track_changes = mode .. '-changes' })
  local out = metadata(doc)
  if form == 'body' then
    collect(doc.blocks, out)
  else
    out[#out + 1] = pandoc.write(doc, 'plain', pandoc.WriterOptions { wrap_text = 'wrap-none' })
  end
  return list(out)
end

function Pandoc()
  for line in io.lines() do
    local mode, form, path = line:match('^(%S+) (%S+) (.*)$')
    local ok, answer = pcall(read, mode, form, path)
    if ok then
      io.stdout:write('{"ok":', answer, '}\n')
    else
      io.stdout:write('{"error":', json(tostring(answer)), '}\n')
    end
    io.stdout:flush()
  end
  os.exit(0)
end
