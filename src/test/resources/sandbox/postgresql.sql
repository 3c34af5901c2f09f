-- Those of the server's tables that the sandbox and the extension use: names, types, lengths and indices as Janssen's installer makes them.
CREATE TABLE "jansPerson" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64), "uid" VARCHAR(64),
    "displayName" VARCHAR(128), "givenName" VARCHAR(128), "sn" VARCHAR(128), "mail" VARCHAR(96), "userPassword" VARCHAR(256), "jansStatus" VARCHAR(16),
    "jansExtId" VARCHAR(128), "jansExtUid" JSONB, "jansPassExpDate" TIMESTAMP, "jansCreationTimestamp" TIMESTAMP, "updatedAt" TIMESTAMP,
    "jansLastLogonTime" TIMESTAMP, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansPerson" ("inum");
CREATE INDEX ON "jansPerson" ("uid");
CREATE INDEX ON "jansPerson" ("mail");
CREATE INDEX ON "jansPerson" ("displayName");
CREATE INDEX ON "jansPerson" ("givenName");
CREATE INDEX ON "jansPerson" ("sn");
CREATE INDEX ON "jansPerson" (lower("uid"));
CREATE INDEX ON "jansPerson" (lower("mail"));
CREATE INDEX ON "jansPerson" USING GIN (jsonb_path_query_array("jansExtUid", '$[*]'));

CREATE TABLE "jansPairwiseIdentifier" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "jansId" VARCHAR(128),
    "jansSectorIdentifier" VARCHAR(64), "jansClntId" JSONB, "jansUsrId" VARCHAR(64), PRIMARY KEY (doc_id));

CREATE TABLE "jansClntAuthz" (doc_id VARCHAR(100) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "jansId" VARCHAR(128),
    "@authorizationsClient@" VARCHAR(64), "jansUsrId" VARCHAR(64), "jansScope" JSONB, "exp" TIMESTAMP, "del" BOOLEAN, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansClntAuthz" ("@authorizationsClient@");
CREATE INDEX ON "jansClntAuthz" ("jansUsrId");
CREATE INDEX ON "jansClntAuthz" ("del", "exp");
CREATE INDEX ON "jansClntAuthz" USING GIN (jsonb_path_query_array("jansScope", '$[*]'));

CREATE TABLE "jansToken" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "grtId" VARCHAR(64), "usrId" VARCHAR(64),
    "jansUsrDN" VARCHAR(128), "clnId" VARCHAR(64), "iat" TIMESTAMP, "exp" TIMESTAMP, "del" BOOLEAN, "authnTime" TIMESTAMP, "scp" TEXT,
    "tknCde" VARCHAR(80), "tknTyp" VARCHAR(32), "grtTyp" VARCHAR(64), "jwtReq" TEXT, "authzCode" VARCHAR(64), "nnc" TEXT, "clms" VARCHAR(64),
    "acr" VARCHAR(48), "ssnId" VARCHAR(64), "attr" TEXT, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansToken" ("authzCode");
CREATE INDEX ON "jansToken" ("grtId");
CREATE INDEX ON "jansToken" ("ssnId");
CREATE INDEX ON "jansToken" ("tknCde");
CREATE INDEX ON "jansToken" ("del", "exp");

CREATE TABLE "jansSessId" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "jansId" VARCHAR(128), "sid" VARCHAR(64),
    "creationDate" TIMESTAMP, "exp" TIMESTAMP, "del" BOOLEAN, "jansLastAccessTime" TIMESTAMP, "jansUsrDN" VARCHAR(128), "authnTime" TIMESTAMP,
    "jansState" VARCHAR(64), "jansSessState" TEXT, "jansPermissionGrantedMap" TEXT, "jansSessAttr" TEXT, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansSessId" ("jansUsrDN");
CREATE INDEX ON "jansSessId" ("sid");
CREATE INDEX ON "jansSessId" ("del", "exp");

CREATE TABLE "jansCache" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "uuid" VARCHAR(64), "exp" TIMESTAMP,
    "del" BOOLEAN, "dat" TEXT, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansCache" ("del", "exp");

CREATE TABLE "jansPar" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "jansId" VARCHAR(128), "jansAttrs" TEXT,
    "exp" TIMESTAMP, "del" BOOLEAN, PRIMARY KEY (doc_id));
CREATE INDEX ON "jansPar" ("jansId");
CREATE INDEX ON "jansPar" ("del", "exp");

CREATE TABLE "jansCustomScr" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64),
    "displayName" VARCHAR(128), "description" VARCHAR(768), "jansAlias" JSONB, "jansScr" TEXT, "jansScrTyp" VARCHAR(64), "jansProgLng" VARCHAR(64),
    "jansModuleProperty" JSONB, "jansConfProperty" JSONB, "jansLevel" INTEGER, "jansRevision" INTEGER, "jansEnabled" BOOLEAN, "jansScrError" TEXT,
    PRIMARY KEY (doc_id));

CREATE TABLE "jansAppConf" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "ou" VARCHAR(64),
    "jansAuthMode" VARCHAR(64), PRIMARY KEY (doc_id));
INSERT INTO "jansAppConf" VALUES ('configuration', 'jansAppConf', 'ou=configuration,o=jans', 'configuration', 'simple_password_auth');

CREATE TABLE "jansClnt" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64),
    "displayName" VARCHAR(128), "jansClntSecret" VARCHAR(64), "jansRedirectURI" JSONB, "jansRespTyp" JSONB, "jansGrantTyp" JSONB, "jansScope" JSONB,
    "jansTrustedClnt" BOOLEAN, "jansPersistClntAuthzs" BOOLEAN, "jansDisabled" BOOLEAN, "jansAccessTknAsJwt" BOOLEAN, "jansJwks" TEXT,
    "jansJwksURI" TEXT, "jansSubjectTyp" VARCHAR(64), "jansIdTknSignedRespAlg" VARCHAR(64), "jansReqObjSigAlg" VARCHAR(64),
    "jansReqObjEncryptionAlg" VARCHAR(64), "jansReqObjEncryptionEnc" VARCHAR(64), "jansAttrs" TEXT, "exp" TIMESTAMP, "del" BOOLEAN,
    PRIMARY KEY (doc_id));
CREATE INDEX ON "jansClnt" ("inum");
CREATE INDEX ON "jansClnt" ("displayName");
CREATE INDEX ON "jansClnt" ("del", "exp");
