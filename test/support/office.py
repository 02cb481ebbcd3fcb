"""Reads .docx files in one LibreOffice Writer: JSON lines in on standard input, one JSON line out for each.

usage: office.py PIPE_NAME SCRATCH_FOLDER

{"file": path, "decision": "accept" | "reject"} is answered by {"text": …, "redlines": [[kind, author, date], …]}: the
text with all tracked changes decided, as Writer exports it, and the changes that it had found before. Writer runs
already and listens on the named pipe; when it ends, so does this.
"""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def prop(name, value):
    p = PropertyValue()
    p.Name = name
    p.Value = value
    return p


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def redlines_of(document):
    found = []
    walk = document.Redlines.createEnumeration()
    while walk.hasMoreElements():
        redline = walk.nextElement()
        d = redline.RedlineDateTime
        date = f"{d.Year:04}-{d.Month:02}-{d.Day:02}T{d.Hours:02}:{d.Minutes:02}:{d.Seconds:02}"
        found.append([redline.RedlineType, redline.RedlineAuthor, date])
    return found


def answer(context, scratch, request):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    url = uno.systemPathToFileUrl(request["file"])
    document = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
    if document is None:
        return {"error": "LibreOffice refuses to load it"}
    try:
        redlines = redlines_of(document)
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, COMMANDS[request["decision"]], "", 0, ())
        out = os.path.join(scratch, "text.txt")
        filters = (prop("FilterName", "Text (encoded)"), prop("FilterOptions", "UTF8,LF,,,"))
        document.storeToURL(uno.systemPathToFileUrl(out), filters)
        with open(out, encoding="utf-8-sig") as file:
            return {"ok": {"text": file.read(), "redlines": redlines}}
    finally:
        document.close(True)


def lives(context):
    """Whether LibreOffice still answers: what is thrown when it has crashed differs by what was asked."""
    try:
        return context.ServiceManager is not None
    except Exception:
        return False


def main():
    pipe, scratch = sys.argv[1:3]
    context = connect(pipe)
    for line in sys.stdin:
        try:
            reply = answer(context, scratch, json.loads(line))
        except Exception as error:
            if not lives(context):
                raise SystemExit("LibreOffice ended")
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)
    # Whoever asked is gone: nobody else would end it.
    context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


main()
