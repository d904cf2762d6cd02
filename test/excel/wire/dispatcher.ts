import { Refused } from '../../simulated/refused';
import { ExcelError, NotSimulated } from './faults';
import { assign, indexed, invoke, isSim, loaded, property, type Sim } from './sim';

/** Runs the actions of one request in their order. Object paths are resolved when first needed, once a request. */

interface Arguments {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: unknown[];
}

interface ObjectPath {
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: Arguments;
}

interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: Arguments;
  QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number };
}

export interface RequestBody {
  AutoKeepReference?: boolean;
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number };
}

/** @param upTo how many actions to run before the request is broken off */
export function dispatch(root: Sim, request: RequestBody, upTo = Infinity): ResponseBody {
  const objects = new Map<number, Sim | null>();

  const argumentsOf = ({ Arguments = [], ReferencedObjectPathIds = [] }: Arguments = {}): unknown[] => {
    return Arguments.map((given, index) => {
      const id = ReferencedObjectPathIds[index];
      if (id === undefined || id === null || id === 0) return given;
      if (typeof id !== 'number') throw new NotSimulated('objects inside an argument');
      return resolve(id);
    });
  };

  function resolve(id: number): Sim | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[String(id)];
    if (!path) throw new NotSimulated(`object path ${id}`);
    const parent = path.ParentObjectPathId === undefined ? root : resolve(path.ParentObjectPathId);
    const found = parent === null ? null : step(parent, path);
    objects.set(id, found);
    return found;
  }

  function step(parent: Sim, path: ObjectPath): Sim | null {
    const made = ((): unknown => {
      switch (path.ObjectPathType) {
        case 1:
          return root;
        case 2:
          // A service of Excel beside the workbook, by its full name.
          return invoke(root, path.Name, argumentsOf(path.ArgumentInfo));
        case 3:
          return invoke(parent, path.Name, argumentsOf(path.ArgumentInfo));
        case 4:
          return property(parent, path.Name);
        case 5:
          return indexed(parent, argumentsOf(path.ArgumentInfo)[0]);
        case 7:
          return null;
        default:
          throw new NotSimulated(`object path type ${path.ObjectPathType}`);
      }
    })();
    if (made !== null && !isSim(made)) throw new NotSimulated(`${parent.type}.${path.Name} as an object`);
    return made;
  }

  function perform(action: Action, answer: ResponseBody): void {
    if (action.ActionType === 5) {
      answer.TraceIds.push(action.Id);
      // A marker is also an action with a result: handlers of events are taken up when it comes back.
      answer.Results.push({ ActionId: action.Id, Value: null });
      return;
    }
    const object = resolve(action.ObjectPathId);
    if (object === null) {
      answer.Results.push({ ActionId: action.Id, Value: null });
      return;
    }
    switch (action.ActionType) {
      case 1:
        answer.Results.push({ ActionId: action.Id, Value: { ...object.id } });
        return;
      case 2:
        answer.Results.push({ ActionId: action.Id, Value: loaded(object, action.QueryInfo?.Select ?? []) });
        return;
      case 3:
        answer.Results.push({
          ActionId: action.Id,
          Value: invoke(object, action.Name, argumentsOf(action.ArgumentInfo)) ?? null,
        });
        return;
      case 4:
        assign(object, action.Name, argumentsOf(action.ArgumentInfo)[0]);
        return;
      default:
        throw new NotSimulated(`action type ${action.ActionType}`);
    }
  }

  const answer: ResponseBody = { Results: [], TraceIds: [] };
  for (const [index, action] of request.Actions.entries()) {
    if (index >= upTo) return answer;
    try {
      perform(action, answer);
    } catch (error) {
      // What Excel refuses goes back as its answer; what was done before it stays done. A gap here is a failed test.
      if (!(error instanceof Refused)) throw error;
      answer.Error = {
        Code: error instanceof ExcelError ? error.code : 'InvalidArgument',
        Message: error.message,
        Location: `${String(request.ObjectPaths[String(action.ObjectPathId)]?.Name)}.${action.Name}`,
        ActionIndex: index,
      };
      return answer;
    }
  }
  return answer;
}
