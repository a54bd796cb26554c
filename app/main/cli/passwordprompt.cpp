// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/passwordprompt.h"

#include <iostream>
#include <string>
#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// What is typed is not shown while this lives.
class Hidden
{
public:
    Hidden()
    {
#ifdef Q_OS_UNIX
        m_terminal = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_terminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
#endif
    }
    ~Hidden()
    {
#ifdef Q_OS_UNIX
        if (m_terminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
#endif
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;
    [[nodiscard]] bool isTerminal() const { return m_terminal; }

private:
    bool m_terminal = false;
#ifdef Q_OS_UNIX
    termios m_before{};
#endif
};

} // namespace

Result<QString> askPassword(QTextStream& err, const QString& prompt)
{
    const Hidden hidden;
    if (hidden.isTerminal())
        err << prompt << ": " << Qt::flush;
    std::string line;
    std::getline(std::cin, line);
    if (hidden.isTerminal())
        err << Qt::endl;
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.pop_back();
    if (line.empty())
        return failure(ErrorKind::Invalid, u"no password was given"_s);
    return QString::fromStdString(line);
}

} // namespace onescreen
