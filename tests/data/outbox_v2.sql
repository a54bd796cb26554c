-- An outbox of version 2 with orders waiting, sent, in conflict and done. Never changed: orders in such files must not be lost.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE action(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL, body TEXT NOT NULL, stage INTEGER NOT NULL, tries INTEGER NOT NULL, changed_ms INTEGER NOT NULL, answer TEXT, reason TEXT NOT NULL, prev_hash BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
INSERT INTO "action" VALUES(1,'a-0','e-0','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-0","expect_v":7,"id":"a-0","kind":"note","valid_until":1716003600000}',0,0,1716000000000,NULL,'',X'',X'0db3658f1174736459130d02eda7f2b3c5757b14e444e8126bf4f0d81c862393');
INSERT INTO "action" VALUES(2,'a-1','e-1','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-1","expect_v":7,"id":"a-1","kind":"note","valid_until":1716003600000}',1,1,1716000000000,NULL,'',X'0db3658f1174736459130d02eda7f2b3c5757b14e444e8126bf4f0d81c862393',X'c2378de430c70c39c1a10d1fc734a42c216de68e12442d24547e706f1fbe8748');
INSERT INTO "action" VALUES(3,'a-2','e-2','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-2","expect_v":7,"id":"a-2","kind":"note","valid_until":1716003600000}',3,2,1716000000000,'{"actor":"","outcome":"conflict","reason":"","replay":false}','',X'c2378de430c70c39c1a10d1fc734a42c216de68e12442d24547e706f1fbe8748',X'cf801a8ec05d652f5262a7024775a91f88c261b351c8c776dfa930421a337b95');
INSERT INTO "action" VALUES(4,'a-3','e-3','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-3","expect_v":7,"id":"a-3","kind":"note","valid_until":1716003600000}',2,3,1716000000000,'{"actor":"","outcome":"applied","reason":"","replay":false}','',X'cf801a8ec05d652f5262a7024775a91f88c261b351c8c776dfa930421a337b95',X'd52f5e9934385969941a1934297bfef640c052a81e7e7342a692492ff9e69156');
INSERT INTO "action" VALUES(5,'a-4','e-4','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-4","expect_v":7,"id":"a-4","kind":"note","valid_until":1716003600000}',0,0,1716000000000,NULL,'',X'd52f5e9934385969941a1934297bfef640c052a81e7e7342a692492ff9e69156',X'fec46d0c5ee225f1a4731d01ebedf3b997c9c26bbe4d6b3a2d269c0aa79aee14');
INSERT INTO "action" VALUES(6,'a-5','e-5','{"body":{"text":"现场已处置“完毕”"},"created":1716000000000,"event":"e-5","expect_v":7,"id":"a-5","kind":"note","valid_until":1716003600000}',0,0,1716000000000,NULL,'',X'fec46d0c5ee225f1a4731d01ebedf3b997c9c26bbe4d6b3a2d269c0aa79aee14',X'5f9ddbfdcf7acdc14b3896490b4f331684132b600daa83e517bbef945fb85d11');
CREATE INDEX action_stage ON action(stage, n);
COMMIT;
PRAGMA application_id=1330859842;
PRAGMA user_version=2;
