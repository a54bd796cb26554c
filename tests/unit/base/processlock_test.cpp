// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/processlock.h"

#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class ProcessLock : public testing::Test
{
protected:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"some.lock"_s); }
    static void leave(const QString& place, const QByteArray& content)
    {
        QFile file(place);
        ASSERT_TRUE(file.open(QFile::WriteOnly));
        file.write(content);
    }
    void expectTaken() const
    {
        QLockFile lock(path());
        EXPECT_TRUE(takeProcessLock(lock));
        QLockFile other(path());
        EXPECT_FALSE(takeProcessLock(other)) << "it is held";
        EXPECT_EQ(other.error(), QLockFile::LockFailedError);
        lock.unlock();
        EXPECT_TRUE(takeProcessLock(other)) << "it was given back";
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(ProcessLock, isHeldByOneAtATime)
{
    expectTaken();
}

TEST_F(ProcessLock, whatAKillOrAPowerCutLeftBelongsToNobody)
{
    const QByteArray host = QSysInfo::machineHostName().toLocal8Bit();
    // Made and not filled; filled in part; of a process that has gone; of this machine before it was renamed.
    for (const QByteArray& left :
         {QByteArray(), QByteArray("12"), QByteArray("999999999\nonescreen\n") + host + '\n',
          QByteArray("999999999\nonescreen\nthe-name-before\n")}) {
        SCOPED_TRACE(left.toStdString());
        leave(path(), left);
        expectTaken();
    }
}

TEST_F(ProcessLock, aProcessKilledWhileItRemovedAStaleLockIsInNobodysWay)
{
    leave(path(), {});
    leave(path() + u".rmlock"_s, {});
    expectTaken();
}

TEST_F(ProcessLock, aFolderThatCannotBeWrittenIsNoConflict)
{
    QLockFile lock(path() + u"/missing/some.lock"_s);
    EXPECT_FALSE(takeProcessLock(lock));
    EXPECT_NE(lock.error(), QLockFile::LockFailedError);
}

} // namespace onescreen
