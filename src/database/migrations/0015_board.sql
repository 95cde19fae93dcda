-- What the board counts: the counter and procedure that a complaint is about, and when nothing can change about it any more.

-- The indexes hold all that the board asks for, so that it never reads the complaints themselves, which are long.

alter table complaint add column counter text;
alter table complaint add column procedure_code text;
alter table complaint add column settled_at bigint;

update complaint set settled_at = updated_at
  where status = 'rejected' or (status in ('confirmed', 'closed') and outcome is not null);

create index complaint_filed on complaint (created_at, merged_into, protected, unit_code, handler_unit_code, category, status,
  due_at, resolved_at, updated_at, outcome, verdict, reopened, confidentiality, counter, procedure_code);
create index complaint_settled on complaint (settled_at, merged_into, protected, unit_code, category, status, outcome, created_at,
  resolved_at) where settled_at is not null;
