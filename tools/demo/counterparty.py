"""Plays the counterparty in LibreOffice Writer: accepts some of the changes it was sent, and edits under tracking.

usage: counterparty.py SOCKET_NAME IN.docx OUT.docx AUTHOR_FIRST AUTHOR_LAST

Writer runs already and listens on the named pipe. What it does is what a person would do from the menus: accept the
first half of the tracked changes one by one, turn tracking on, replace a phrase, delete a sentence, add one.
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue


REPLACEMENTS = (
    ("thirty (30)", "forty-five (45)"),
    ("reasonable", "commercially reasonable"),
    ("promptly", "within five Business Days"),
)


def prop(name, value):
    p = PropertyValue()
    p.Name = name
    p.Value = value
    return p


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def name_author(context, first, last):
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (prop("nodepath", "/org.openoffice.UserProfile/Data"),),
    )
    access.givenname = first
    access.sn = last
    access.commitChanges()


def main():
    pipe, source, target, first, last = sys.argv[1:6]
    context = connect(pipe)
    name_author(context, first, last)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()

    def do(command, *arguments):
        dispatcher.executeDispatch(frame, command, "", 0, arguments)

    redlines = document.Redlines
    count = 0
    walk = redlines.createEnumeration()
    while walk.hasMoreElements():
        walk.nextElement()
        count += 1
    do(".uno:GoToStartOfDoc")
    for _ in range(count // 2):
        do(".uno:NextTrackedChange")
        do(".uno:AcceptTrackedChange")

    document.RecordChanges = True
    cursor = document.getCurrentController().getViewCursor()
    edits = 0
    for old, new in REPLACEMENTS:
        search = document.createSearchDescriptor()
        search.SearchString = old
        found = document.findFirst(search)
        if found is not None:
            cursor.gotoRange(found, False)
            do(".uno:Delete")
            do(".uno:InsertText", prop("Text", new))
            edits += 1
    paragraphs = document.Text.createEnumeration()
    seen = 0
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if not paragraph.supportsService("com.sun.star.text.Paragraph") or len(paragraph.String) < 120:
            continue
        seen += 1
        if seen == 4:
            end = paragraph.Text.createTextCursorByRange(paragraph.End)
            cursor.gotoRange(end, False)
            do(".uno:InsertText", prop("Text", " The parties shall meet once a quarter to review this clause."))
            edits += 1
            break
    document.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    print(f"accepted {count // 2} of {count} changes, made {edits} edits")
    try:
        desktop.terminate()
    except Exception:
        pass


main()
